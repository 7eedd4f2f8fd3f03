package dev.switchboard.bench.floor;

import dev.switchboard.bench.message.Wording;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** As much of HTTP, WebSocket and STOMP as the load generator needs to get its messages. */
final class FloorHandshake {

    /** RFC 6455, section 1.3. */
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private ByteBuffer rest = ByteBuffer.allocate(2048);
    private boolean upgraded;
    private boolean subscribed;

    boolean isSubscribed() {
        return subscribed;
    }

    /** Takes what a client sent; what is to be answered. */
    List<byte[]> take(ByteBuffer read) {
        if (rest.remaining() < read.remaining()) {
            rest = ByteBuffer.allocate(2 * (rest.position() + read.remaining())).put(rest.flip());
        }
        rest.put(read).flip();
        List<byte[]> answers = new ArrayList<>();
        if (!upgraded) {
            upgrade(answers);
        }
        while (upgraded && nextFrame(answers)) {
            // all of them
        }
        rest.compact();
        return answers;
    }

    private void upgrade(List<byte[]> answers) {
        String text = new String(rest.array(), 0, rest.limit(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return;
        }
        rest.position(end + 4);
        upgraded = true;
        String key =
                text.lines()
                        .filter(line -> line.startsWith("Sec-WebSocket-Key:"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("");
        answers.add(
                bytes(
                        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                + "Connection: Upgrade\r\nSec-WebSocket-Protocol: v12.stomp\r\n"
                                + "Sec-WebSocket-Accept: %s\r\n\r\n".formatted(accept(key))));
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(bytes(key + MAGIC));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean nextFrame(List<byte[]> answers) {
        int start = rest.position();
        if (rest.remaining() < 8) {
            return false;
        }
        int length = rest.get(start + 1) & 0x7f;
        int header = 2;
        if (length == 126) {
            length = rest.getShort(start + 2) & 0xffff;
            header = 4;
        }
        if (rest.remaining() < header + 4 + length) {
            return false;
        }
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] =
                    (byte) (rest.get(start + header + 4 + i) ^ rest.get(start + header + (i & 3)));
        }
        rest.position(start + header + 4 + length);
        answer(new String(payload, StandardCharsets.US_ASCII), answers);
        return true;
    }

    private void answer(String frame, List<byte[]> answers) {
        if (frame.startsWith("CONNECT\n")) {
            answers.add(Wording.textFrame(bytes("CONNECTED\nversion:1.2\n\n\0")));
        } else if (frame.startsWith("SUBSCRIBE\n") && frame.contains("\nreceipt:")) {
            answers.add(Wording.textFrame(bytes("RECEIPT\nreceipt-id:subscribed\n\n\0")));
            subscribed = true;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
