package dev.switchboard.bench.floor;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A connection that answers whatever is called. The floor's thread only. */
final class HttpConnection {

    private static final byte[] ANSWER =
            """
            HTTP/1.1 202 Accepted\r
            Content-Type: application/json\r
            Content-Length: 74\r
            \r
            {"accepted": 0, "contract_id": "b-0000-00-00000000-0000000000000000-0000"}\
            """
                    .getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final RequestBoundaries calls = new RequestBoundaries();
    private final ByteBuffer answer = ByteBuffer.allocateDirect(ANSWER.length).put(ANSWER).flip();

    HttpConnection(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /**
     * @param buffer the thread's own
     */
    void read(ByteBuffer buffer) throws IOException {
        int read = channel.read(buffer.clear());
        if (read < 0) {
            channel.close();
            return;
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            if (calls.take(buffer)) {
                answer();
            }
        }
    }

    private void answer() throws IOException {
        answer.rewind();
        while (answer.hasRemaining()) {
            // small, and the caller waits for it
            channel.write(answer);
        }
    }
}
