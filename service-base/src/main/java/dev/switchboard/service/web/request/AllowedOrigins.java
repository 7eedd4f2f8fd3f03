package dev.switchboard.service.web.request;

import java.util.Arrays;
import java.util.List;

/**
 * The origins whose pages may call us, on REST, SSE and WebSocket alike, beside pages of our own
 * origin, which always may.
 *
 * @param patterns as Spring reads origin patterns: {@code *} stands for any text, {@code [*]} for
 *     any port; at home in {@code setAllowedOriginPatterns}
 */
public record AllowedOrigins(List<String> patterns) {

    /** Pages served by this very machine. */
    static final AllowedOrigins LOOPBACK =
            new AllowedOrigins(
                    List.of(
                            "http://localhost:[*]",
                            "https://localhost:[*]",
                            "http://127.0.0.1:[*]",
                            "https://127.0.0.1:[*]",
                            "http://[::1]:[*]",
                            "https://[::1]:[*]"));

    /**
     * @throws IllegalArgumentException when a pattern is neither {@code *} nor an origin
     */
    public AllowedOrigins {
        patterns = List.copyOf(patterns);
        for (String pattern : patterns) {
            if (!pattern.equals("*") && !pattern.matches("https?://[^/\\s]+")) {
                throw new IllegalArgumentException(
                        "ALLOWED_ORIGINS: %s is no origin; origins look like https://app.example.com"
                                .formatted(pattern));
            }
        }
    }

    /** Reads {@code ALLOWED_ORIGINS}: origins between commas; loopback when there is none. */
    public static AllowedOrigins parse(String commaSeparated) {
        List<String> patterns =
                Arrays.stream(commaSeparated.split(",", -1))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(text ->
                                text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
                        .toList();
        return patterns.isEmpty() ? LOOPBACK : new AllowedOrigins(patterns);
    }
}
