package dev.switchboard.model.feed;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is remembered of an idempotency key. Two uses of a key with the same body are repeats; with
 * another body the key was reused.
 *
 * @param high first half of 128 bits of SHA-256 over who used which key
 * @param low second half
 * @param body 64 bits of SHA-256 over what was said under the key
 */
public record KeyHash(long high, long low, long body) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{48}");

    /**
     * Source and key are bytes, as a producer wrote them: read as text, all that is not UTF-8 would
     * be the same.
     *
     * @param source who sent it; empty when unknown
     * @param key the idempotency key
     * @param body the canonical bytes of what was said
     */
    public static KeyHash of(byte[] source, byte[] key, byte[] body) {
        byte[] both =
                ByteBuffer.allocate(source.length + 1 + key.length)
                        .put(source)
                        .put((byte) 0)
                        .put(key)
                        .array();
        ByteBuffer name = ByteBuffer.wrap(sha256(both));
        return new KeyHash(name.getLong(), name.getLong(), ByteBuffer.wrap(sha256(body)).getLong());
    }

    /** Reads the text of {@link #toString()}; empty when it has another form. */
    public static Optional<KeyHash> parse(String hex) {
        if (!FORM.matcher(hex).matches()) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
        return Optional.of(new KeyHash(bytes.getLong(), bytes.getLong(), bytes.getLong()));
    }

    /** 48 hexadecimal digits. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low) + hex.toHexDigits(body);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
