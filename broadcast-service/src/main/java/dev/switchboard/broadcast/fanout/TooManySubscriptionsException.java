package dev.switchboard.broadcast.fanout;

/** A limit of subscriptions is reached; the message is for the client. */
public final class TooManySubscriptionsException extends RuntimeException {

    /** The message when the limit for all connections together is reached. */
    public static final String NODE_IS_FULL =
            "this node's limit of subscriptions is reached; retry later, or connect to another"
                    + " one";

    private static final long serialVersionUID = 1;

    private final boolean passing;

    TooManySubscriptionsException(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /** Whether a later attempt may succeed without the client ending a subscription. */
    public boolean isPassing() {
        return passing;
    }
}
