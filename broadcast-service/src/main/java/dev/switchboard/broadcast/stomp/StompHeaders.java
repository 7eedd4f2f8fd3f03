package dev.switchboard.broadcast.stomp;

/**
 * The headers of ours, beside those that STOMP has and those that are parameters of a subscription.
 */
final class StompHeaders {

    // of MESSAGE
    /** The place to come back to after it; also of an ERROR that ends a session without a fault. */
    static final String CURSOR = "cursor";

    /** When Kafka took it, milliseconds since 1970. */
    static final String TIMESTAMP = "timestamp";

    /** {@code true} where it comes from a replay. */
    static final String REPLAYED = "replayed";

    // of ERROR, and of the MESSAGE before it
    /** After how many milliseconds to come back to a node that stops. */
    static final String RECONNECT_DELAY = "reconnect-delay";

    // of SEND
    static final String IDEMPOTENCY_KEY = "idempotency-key";

    /** The place in one feed to come back to; of an ERROR to a client of several feeds. */
    static String cursorOf(String feed) {
        return CURSOR + "-" + feed;
    }

    private StompHeaders() {}
}
