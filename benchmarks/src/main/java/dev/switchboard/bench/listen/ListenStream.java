package dev.switchboard.bench.listen;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A {@code subscriptions/listen} under way, of one contract. Opened by one thread, then read by
 * another.
 */
final class ListenStream implements AutoCloseable {

    private static final String VERSION = "2026-07-28";
    private static final String DATA = "data: ";
    private static final String STATUS = "HTTP/1.1 ";
    private static final int LONGEST_LINE = 2048;

    private final int contract;
    private final SocketChannel channel;
    private final byte[] line = new byte[LONGEST_LINE];
    private int length;

    private ListenStream(int contract, SocketChannel channel) {
        this.contract = contract;
        this.channel = channel;
    }

    /** Hears what comes. */
    interface Listener {

        /** A JSON-RPC message. */
        void message(ListenStream stream, String json);
    }

    /** Connects and sends the request; the answer is still to be read. */
    static ListenStream open(InetSocketAddress server, int contract) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        ByteBuffer request = ByteBuffer.wrap(request(server.getPort(), contract));
        while (request.hasRemaining()) {
            channel.write(request);
        }
        channel.configureBlocking(false);
        return new ListenStream(contract, channel);
    }

    private static byte[] request(int port, int contract) {
        String body =
                """
                {"jsonrpc":"2.0","id":%d,"method":"subscriptions/listen","params":{\
                "notifications":{"resourceSubscriptions":["%s"]},\
                "_meta":{"io.modelcontextprotocol/protocolVersion":"%s",\
                "io.modelcontextprotocol/clientInfo":{"name":"bench","version":"1"},\
                "io.modelcontextprotocol/clientCapabilities":{}}}}\
                """
                        .formatted(contract, Contracts.uri(contract), VERSION);
        return """
        POST /mcp HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Content-Type: application/json\r
        Accept: application/json, text/event-stream\r
        MCP-Protocol-Version: %s\r
        Mcp-Method: subscriptions/listen\r
        Content-Length: %d\r
        \r
        %s\
        """
                .formatted(port, VERSION, body.length(), body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    int contract() {
        return contract;
    }

    SocketChannel channel() {
        return channel;
    }

    /**
     * Reads what has come.
     *
     * @param buffer the thread's own
     * @throws IOException when the stream is over, or was never one
     */
    void read(ByteBuffer buffer, Listener listener) throws IOException {
        if (channel.read(buffer.clear()) < 0) {
            throw new IOException("stream %d has ended".formatted(contract));
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            byte next = buffer.get();
            if (next == '\n') {
                take(new String(line, 0, length, StandardCharsets.UTF_8), listener);
                length = 0;
            } else if (length == LONGEST_LINE) {
                throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
            } else {
                line[length++] = next;
            }
        }
    }

    /** Whatever is no data is of no interest: headers, lengths of chunks, comments. */
    private void take(String text, Listener listener) throws IOException {
        if (text.startsWith(STATUS) && !text.startsWith(STATUS + "200")) {
            throw new IOException("stream %d is refused: %s".formatted(contract, text.strip()));
        }
        if (text.startsWith(DATA)) {
            listener.message(this, text.substring(DATA.length()));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
