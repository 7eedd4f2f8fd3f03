package dev.switchboard.router.outbound;

/** What a call does not wait longer for; the times are in {@link OutboundLimits}. */
public enum TimeLimit {
    /** Name, connection and TLS. */
    CONNECT("%s did not accept a connection within %s."),
    /** From the request to the head of the response. */
    HEAD("%s did not begin to respond within %s."),
    /** Between two bytes of the body. */
    IDLE("%s sent nothing for %s."),
    /** All of the call. */
    TOTAL("%s did not finish its response within %s.");

    private final String message;

    TimeLimit(String message) {
        this.message = message;
    }

    String message(Origin origin, String time) {
        return message.formatted(origin, time);
    }
}
