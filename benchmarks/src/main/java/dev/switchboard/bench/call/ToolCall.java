package dev.switchboard.bench.call;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A call of an MCP tool over HTTP. Each has an id of its own, as a session demands; an answer must
 * bear it, and the text of the tool. Of one line.
 */
final class ToolCall implements Prepared {

    private static final byte[] TEXT = bytes("\"This is a simple text response for testing.\"");
    private static final String ID = "\"id\":\"c-00000000\"";
    private static final int DIGITS = 8;
    private static final int NUMBERS = 100_000_000;

    private final byte[] bytes;

    /** Where the id's field begins. */
    private final int idAt;

    private ToolCall(String head, String body) {
        String text = "%sContent-Length: %d\r\n\r\n%s".formatted(head, body.length(), body);
        this.bytes = bytes(text);
        this.idAt = text.indexOf(ID);
    }

    /** As the revision 2026-07-28 has it: all that is to be known is in the request. */
    static ToolCall stateless(int port, ToolTarget target) {
        String version = "2026-07-28";
        return new ToolCall(
                head(port, target)
                        + "MCP-Protocol-Version: %s\r\nMcp-Method: tools/call\r\nMcp-Name: %s\r\n"
                                .formatted(version, target.tool()),
                """
                {"jsonrpc":"2.0",%s,"method":"tools/call","params":{"name":"%s","arguments":{},\
                "_meta":{"io.modelcontextprotocol/protocolVersion":"%s",\
                "io.modelcontextprotocol/clientInfo":{"name":"bench","version":"1"},\
                "io.modelcontextprotocol/clientCapabilities":{}}}}\
                """
                        .formatted(ID, target.tool(), version));
    }

    /**
     * As the revisions before have it.
     *
     * @param session names the session; empty where the server keeps none
     */
    static ToolCall inSession(int port, String session, ToolTarget target) {
        String id = session.isEmpty() ? "" : "Mcp-Session-Id: " + session + "\r\n";
        return new ToolCall(
                head(port, target) + "MCP-Protocol-Version: 2025-11-25\r\n" + id,
                """
                {"jsonrpc":"2.0",%s,"method":"tools/call",\
                "params":{"name":"%s","arguments":{}}}\
                """
                        .formatted(ID, target.tool()));
    }

    private static String head(int port, ToolTarget target) {
        return """
        POST %s HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Content-Type: application/json\r
        Accept: application/json, text/event-stream\r
        """
                .formatted(target.path(), port);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public void number(long number) {
        int rest = (int) (number % NUMBERS);
        int last = idAt + ID.length() - 2;
        for (int digit = 0; digit < DIGITS; digit++) {
            bytes[last - digit] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    @Override
    public boolean isAnsweredBy(ByteBuffer answer) {
        return holds(answer, bytes, idAt, ID.length()) && holds(answer, TEXT, 0, TEXT.length);
    }

    private static boolean holds(ByteBuffer answer, byte[] wanted, int from, int length) {
        int last = answer.position() - length;
        for (int at = 0; at <= last; at++) {
            int same = 0;
            while (same < length && answer.get(at + same) == wanted[from + same]) {
                same++;
            }
            if (same == length) {
                return true;
            }
        }
        return false;
    }
}
