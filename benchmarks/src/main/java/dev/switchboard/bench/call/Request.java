package dev.switchboard.bench.call;

import dev.switchboard.bench.message.Numbered;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What is called, as bytes that are ready to be sent. */
public enum Request {

    /** {@code POST /update}: a single update. */
    UPDATE("POST", "/update", 1),

    /** {@code POST /updates}: a JSON array of 1,000 updates. */
    ARRAY("POST", "/updates", 1000),

    /**
     * {@code OPTIONS /update}: answered by the same server, filters and dispatcher, by a handler
     * that does nothing and reads no body.
     */
    EMPTY("OPTIONS", "/update", 0),

    /** {@code GET /actuator/health/liveness}: asks nothing beyond the process either. */
    LIVENESS("GET", "/actuator/health/liveness", 0),

    /** {@code tools/call} as MCP 2026-07-28 has it, without a session. */
    TOOL("POST", "/mcp", 0),

    /** The same in a session, as the revisions before have it. */
    TOOL_IN_SESSION("POST", "/mcp", 0),

    /** {@code OPTIONS /mcp}: the servlet that answers calls of tools, without a message. */
    NO_TOOL("OPTIONS", "/mcp", 0);

    private final String method;
    private final String path;
    private final int updates;

    Request(String method, String path, int updates) {
        this.method = method;
        this.path = path;
        this.updates = updates;
    }

    /** As it stands in lines between processes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Request of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** How many updates each has. */
    public int updates() {
        return updates;
    }

    /**
     * One that nobody else changes.
     *
     * @param run in the stamps of the updates
     * @param lane alike: who sends them
     * @param session in which tools are called; empty for none
     * @param target where tools are called
     */
    Prepared prepare(int port, int run, int lane, String session, ToolTarget target) {
        return switch (this) {
            case TOOL -> ToolCall.stateless(port, target);
            case TOOL_IN_SESSION -> ToolCall.inSession(port, session, target);
            case UPDATE, ARRAY, EMPTY, LIVENESS, NO_TOOL ->
                    new Prepared.Updates(updates(port, run, lane));
        };
    }

    private Numbered updates(int port, int run, int lane) {
        String head = "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n".formatted(method, path, port);
        if (updates == 0) {
            return Numbered.of((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        String open = updates == 1 ? "" : "[";
        String close = updates == 1 ? "" : "]";
        int length = Numbered.updates(run, lane, updates, open, ",", close).bytes().length;
        String before =
                head
                        + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(length, open);
        return Numbered.updates(run, lane, updates, before, ",", close);
    }
}
