package dev.switchboard.broadcast.fanout;

/** There are as many subscriptions as there may be; the message is for the client. */
public final class TooManySubscriptionsException extends RuntimeException {

    /** What a client is told when all together have as many as they may have. */
    public static final String NODE_IS_FULL =
            "this node has as many subscriptions as it may have; come again later, or to another"
                    + " one";

    private static final long serialVersionUID = 1;

    private final boolean passing;

    TooManySubscriptionsException(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /** Whether it may be otherwise later, without the client's doing. */
    public boolean isPassing() {
        return passing;
    }
}
