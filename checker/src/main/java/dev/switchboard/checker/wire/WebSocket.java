package dev.switchboard.checker.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The client's side of a WebSocket (RFC 6455). One thread. */
final class WebSocket {

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;

    private final Wire wire;

    private WebSocket(Wire wire) {
        this.wire = wire;
    }

    /**
     * Connects.
     *
     * @param target path and query
     * @throws RefusedException when the server does not upgrade
     */
    static WebSocket connect(URI base, String target) throws IOException {
        Wire wire = Wire.connect(base);
        try {
            wire.write(
                    """
                    GET %s HTTP/1.1\r
                    Host: %s\r
                    Upgrade: websocket\r
                    Connection: Upgrade\r
                    Sec-WebSocket-Key: c3dpdGNoYm9hcmRjaGVjaw==\r
                    Sec-WebSocket-Version: 13\r
                    \r
                    """
                            .formatted(target, base.getAuthority()));
            HttpHead.read(wire).require(101);
            return new WebSocket(wire);
        } catch (IOException e) {
            wire.close(true);
            throw e;
        }
    }

    /**
     * The next message; null when none begins within that time.
     *
     * @throws EOFException when the server has closed
     */
    byte @Nullable [] next(int millis) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean begun = false;
        while (begun || wire.ready(millis)) {
            int first = wire.read();
            byte[] payload = wire.read(length(wire.read() & 0x7f));
            switch (first & 0x0f) {
                case PING -> send(PONG, payload);
                case PONG -> {}
                case CLOSE -> throw closed(payload);
                default -> {
                    message.writeBytes(payload);
                    begun = true;
                    if ((first & FINAL) != 0) {
                        return message.toByteArray();
                    }
                }
            }
        }
        return null;
    }

    private int length(int shortLength) throws IOException {
        return switch (shortLength) {
            case 126 -> ByteBuffer.wrap(wire.read(2)).getShort() & 0xffff;
            case 127 -> Math.toIntExact(ByteBuffer.wrap(wire.read(8)).getLong());
            default -> shortLength;
        };
    }

    private static EOFException closed(byte[] payload) {
        return new EOFException(
                payload.length < 2
                        ? "closed without a reason"
                        : "closed with %d %s"
                                .formatted(
                                        ByteBuffer.wrap(payload).getShort(),
                                        new String(
                                                payload,
                                                2,
                                                payload.length - 2,
                                                StandardCharsets.UTF_8)));
    }

    void send(String text) throws IOException {
        send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A mask of zeros is a mask, and leaves the bytes as they are. */
    private void send(int opcode, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) (FINAL | opcode));
        if (payload.length < 126) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(payload.length);
        }
        frame.putInt(0).put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        wire.write(bytes);
    }

    void end(Ending ending) {
        if (ending == Ending.GOODBYE) {
            try {
                send(CLOSE, new byte[] {0x03, (byte) 0xe8});
            } catch (IOException e) {
                // the server was quicker
            }
        }
        wire.close(ending == Ending.RESET);
    }
}
