package dev.switchboard.cli.mcp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How headers say what a body says (MCP 2026-07-28, Streamable HTTP, Value Encoding). */
final class HeaderValue {

    private static final String PREFIX = "=?base64?";
    private static final String SUFFIX = "?=";

    private HeaderValue() {}

    /** As it is where a header may hold it, else as Base64. */
    static String encoded(String value) {
        boolean looksEncoded = value.startsWith(PREFIX) && value.endsWith(SUFFIX);
        return isPlain(value) && !looksEncoded
                ? value
                : PREFIX
                        + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))
                        + SUFFIX;
    }

    /** Whether it can stand in a header as it is. */
    static boolean isPlain(String value) {
        return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'))
                && value.equals(value.strip());
    }
}
