package dev.switchboard.broadcast.subscription;

/** The protocols that subscribers speak. */
public enum Protocol {
    STOMP("stomp"),
    WS("ws"),
    SSE("sse");

    private final String label;

    Protocol(String label) {
        this.label = label;
    }

    /** The name in logs and in {@code /ws/status}. */
    public String label() {
        return label;
    }
}
