package dev.switchboard.client.rest;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Reads {@code Retry-After}: seconds or a date (RFC 9110, section 10.2.3). */
public final class RetryAfter {

    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** How long the server asks to wait, an hour at most; zero where it asks nothing readable. */
    public static Duration of(HttpHeaders headers) {
        Duration asked = read(headers.firstValue("Retry-After").orElse("").strip());
        return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }

    private static Duration read(String text) {
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            return Duration.between(
                    Instant.now(), ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
