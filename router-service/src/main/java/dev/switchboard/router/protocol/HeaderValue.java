package dev.switchboard.router.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The encoding of body values in headers (MCP 2026-07-28, Streamable HTTP, Value Encoding). */
final class HeaderValue {

    private static final String PREFIX = "=?base64?";
    private static final String SUFFIX = "?=";

    private HeaderValue() {}

    /**
     * Encodes a value: as it is, or in Base64 where a header cannot carry it as it is. A tab could
     * stand in the middle of one, but many programs do not accept it.
     */
    static String encoded(String value) {
        boolean plain =
                value.chars().allMatch(c -> c >= ' ' && c <= '~')
                        && !value.startsWith(" ")
                        && !value.endsWith(" ")
                        && !(value.startsWith(PREFIX) && value.endsWith(SUFFIX));
        return plain
                ? value
                : PREFIX
                        + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))
                        + SUFFIX;
    }

    /** Decodes a header; empty if it contains invalid characters, or a broken encoding. */
    static Optional<String> decoded(String value) {
        if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'))) {
            return Optional.empty();
        }
        if (!value.startsWith(PREFIX)
                || !value.endsWith(SUFFIX)
                || value.length() < PREFIX.length() + SUFFIX.length()) {
            return Optional.of(value);
        }
        return base64(value.substring(PREFIX.length(), value.length() - SUFFIX.length()));
    }

    /** Java's decoder would do without the padding, which the encoding has. */
    private static Optional<String> base64(String text) {
        if (text.length() % 4 != 0) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
