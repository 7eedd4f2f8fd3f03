package dev.switchboard.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** What the load generator sends: an upgrade, and STOMP in masked WebSocket frames. */
final class MaskedFrames {

    private static final int TEXT = 0x81;
    private static final int PONG = 0x8a;

    private MaskedFrames() {}

    static ByteBuffer upgrade(ConnectionPlan plan) {
        return ByteBuffer.wrap(
                bytes(
                        """
                        GET %s HTTP/1.1\r
                        Host: 127.0.0.1:%d\r
                        Upgrade: websocket\r
                        Connection: Upgrade\r
                        Sec-WebSocket-Key: c3dpdGNoYm9hcmRiZW5jaA==\r
                        Sec-WebSocket-Version: 13\r
                        Sec-WebSocket-Protocol: v12.stomp\r
                        \r
                        """
                                .formatted(plan.path(), plan.server().getPort())));
    }

    /** Without heart-beats. */
    static ByteBuffer connect() {
        return masked(
                TEXT,
                bytes(
                        """
                        CONNECT
                        accept-version:1.2
                        host:/
                        login:guest
                        passcode:guest
                        heart-beat:0,0

                        \0\
                        """));
    }

    /**
     * All subscriptions of a connection, the last of which asks for a receipt if there are any.
     *
     * @param connection counts the connections
     */
    static ByteBuffer[] subscribe(ConnectionPlan plan, int connection) {
        ByteBuffer[] frames = new ByteBuffer[plan.subscriptions()];
        for (int i = 0; i < frames.length; i++) {
            int number = connection * plan.subscriptions() + i;
            boolean confirmed = plan.receipts() && i == frames.length - 1;
            String text =
                    "SUBSCRIBE\nid:%s\ndestination:%s\n%s\n\0"
                            .formatted(
                                    String.format(Locale.ROOT, plan.id(), number),
                                    String.format(Locale.ROOT, plan.destination(), number),
                                    confirmed ? "receipt:subscribed\n" : "");
            frames[i] = masked(TEXT, bytes(text));
        }
        return frames;
    }

    static ByteBuffer pong() {
        return masked(PONG, new byte[0]);
    }

    private static ByteBuffer masked(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        byte[] mask = new byte[4];
        ThreadLocalRandom.current().nextBytes(mask);
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i & 3]));
        }
        return frame.flip();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
