package dev.switchboard.broadcast.stomp;

/** The headers of ours, beside those that STOMP has and those by which a subscriber wishes. */
final class StompHeaders {

    // of MESSAGE
    /** The place to come back to after it; also of the ERROR to one that was too slow. */
    static final String CURSOR = "cursor";

    /** When Kafka took it, milliseconds since 1970. */
    static final String TIMESTAMP = "timestamp";

    /** {@code true} where it comes from a replay. */
    static final String REPLAYED = "replayed";

    // of SEND
    static final String IDEMPOTENCY_KEY = "idempotency-key";

    private StompHeaders() {}
}
