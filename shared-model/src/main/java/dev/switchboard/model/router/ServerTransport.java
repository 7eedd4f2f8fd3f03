package dev.switchboard.model.router;

import java.util.List;

/** How the router reaches a server (MCP, Transports). */
public enum ServerTransport implements Labelled {
    STDIO("stdio"),
    STREAMABLE_HTTP("streamable-http"),
    /** HTTP+SSE, of the revision 2024-11-05. */
    SSE("sse");

    private final String label;

    ServerTransport(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** All labels. */
    public static List<String> labels() {
        return Labelled.labels(ServerTransport.class);
    }
}
