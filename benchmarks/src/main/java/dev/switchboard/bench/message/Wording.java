package dev.switchboard.bench.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Words updates for Kafka, and messages as the broadcast service would word them. */
public final class Wording {

    private static final String FIELDS =
            "\"location\":\"Chennai\",\"status\":\"active\",\"timestamp\":\"2026-01-01T12:00:00Z\"";

    /** As long as the cursors of the broadcast service are. */
    private static final String CURSOR = "c".repeat(34);

    private Wording() {}

    /** An update as it stands in Kafka. */
    public static byte[] update(String contractId) {
        return ascii("{\"contract_id\":\"" + contractId + "\"," + FIELDS + "}");
    }

    /** The body of a message about it. */
    public static String body(String contractId, long number) {
        return bodyOf("{\"contract_id\":\"" + contractId + "\"," + FIELDS + "}", number);
    }

    /** The body of a message about an update that stands in Kafka. */
    public static String bodyOf(String update, long number) {
        return "{\"type\":\"contract_update\",\"data\":%s,\"id\":\"%s\",\"cursor\":\"%s\"}"
                .formatted(update, messageId(number), CURSOR);
    }

    /** A STOMP MESSAGE with the headers that the broadcast service sends, in a text frame. */
    public static byte[] frame(String contractId, long number) {
        String body = body(contractId, number);
        String headers =
                """
                MESSAGE
                subscription:sub-0
                destination:/topic/contracts
                content-type:application/json
                message-id:%s
                cursor:%s
                timestamp:1767225600000
                content-length:%d

                """
                        .formatted(messageId(number), CURSOR, body.length());
        return textFrame(ascii(headers + body + "\0"));
    }

    /** A WebSocket text frame of a server: not masked. */
    public static byte[] textFrame(byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 4).put((byte) 0x81);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length < 1 << 16) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            throw new IllegalArgumentException("too long: " + payload.length);
        }
        byte[] bytes = new byte[frame.put(payload).flip().remaining()];
        frame.get(bytes);
        return bytes;
    }

    private static String messageId(long number) {
        return String.format(Locale.ROOT, "contracts-0-%07d", number);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
