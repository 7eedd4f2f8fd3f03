package dev.switchboard.cli.dlt;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the record lay that became a dead letter.
 *
 * @param timestamp how it was dated; null where the letter does not say
 */
record Origin(String topic, int partition, long offset, @Nullable Instant timestamp) {

    private static final Pattern FORM = Pattern.compile("(.+)-(\\d{1,9})-(\\d{1,18})");

    /**
     * Reads it from the headers' texts; empty where the origin has another form than the keeper's.
     */
    static Optional<Origin> parse(String origin, Optional<String> timestamp) {
        Matcher parts = FORM.matcher(origin);
        return parts.matches()
                ? Optional.of(
                        new Origin(
                                parts.group(1),
                                Integer.parseInt(parts.group(2)),
                                Long.parseLong(parts.group(3)),
                                timestamp.map(Origin::instant).orElse(null)))
                : Optional.empty();
    }

    @SuppressWarnings("NullAway") // Optional.map takes null for nothing
    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
