package dev.switchboard.cli.dlt;

import dev.switchboard.model.feed.DeadLetter;
import dev.switchboard.model.feed.RecordHeaders;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The idempotency key under which a dead letter is sent again: that of its sender, so that a repeat
 * by the sender and one by us count once together. Where there is none, or it was refused for it,
 * one made of the letter: the same for the same letter and body, another for another body.
 */
final class ReplayKey {

    /** Not ASCII, so that no client's key over REST is ever the same. */
    private static final String SCOPE = "replay·";

    private static final int DIGEST_CHARACTERS = 16;

    private ReplayKey() {}

    /**
     * @param headers the record's, in which the key is put
     * @param key of the record
     * @param value of the record
     */
    static void put(
            Headers headers, Letter letter, byte @Nullable [] key, byte @Nullable [] value) {
        boolean usable =
                RecordHeaders.text(headers, RecordHeaders.IDEMPOTENCY_KEY)
                        .filter(text -> !text.isEmpty())
                        .isPresent();
        if (!usable || letter.reason().equals(DeadLetter.KEY_REUSED)) {
            headers.remove(RecordHeaders.IDEMPOTENCY_KEY);
            RecordHeaders.put(
                    headers,
                    RecordHeaders.IDEMPOTENCY_KEY,
                    SCOPE + letter.position() + "·" + digest(letter, key, value));
        }
    }

    /** Tells apart letters of topics that were made anew, too: there positions come again. */
    private static String digest(Letter letter, byte @Nullable [] key, byte @Nullable [] value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long written = letter.time().toEpochMilli();
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(written).flip());
            for (byte[] part : new byte[][] {key, value}) {
                digest.update(part == null ? new byte[0] : part);
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
