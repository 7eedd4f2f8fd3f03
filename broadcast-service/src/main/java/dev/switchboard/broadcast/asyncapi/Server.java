package dev.switchboard.broadcast.asyncapi;

/** The kinds of server that channels are on. */
public enum Server {
    KAFKA("kafka"),
    WEB_SOCKET("websocket"),
    STOMP("stomp"),
    HTTP("http");

    private final String label;

    Server(String label) {
        this.label = label;
    }

    /** Its name in the description. */
    String label() {
        return label;
    }
}
