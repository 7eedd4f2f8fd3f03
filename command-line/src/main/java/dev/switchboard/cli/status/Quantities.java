package dev.switchboard.cli.status;

import dev.switchboard.cli.terminal.Printable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Numbers, sizes and times in words. */
final class Quantities {

    private static final long KILO = 1_000;

    private Quantities() {}

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number of things whose plural ends with s. */
    static String number(long number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** The counts by name: {@code 3 active, 1 inactive}. */
    static String numbers(JsonNode counts) {
        return counts.properties().stream()
                .map(count -> counted(count.getKey(), count.getValue().asLong(0)))
                .collect(Collectors.joining(", "));
    }

    /** The same of a map. */
    static String numbers(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> counted(count.getKey(), count.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String counted(String name, long count) {
        return number(count) + " " + Printable.line(name);
    }

    static String bytes(long bytes) {
        double size = bytes;
        for (String unit : List.of("B", "kB", "MB", "GB")) {
            if (size < KILO) {
                return String.format(Locale.ROOT, size < 10 ? "%.1f %s" : "%.0f %s", size, unit);
            }
            size /= KILO;
        }
        return String.format(Locale.ROOT, "%.1f TB", size);
    }

    /** The two largest units: {@code 3 h 12 min}. */
    static String span(Duration span) {
        if (span.toDays() > 0) {
            return "%d d %d h".formatted(span.toDays(), span.toHoursPart());
        }
        if (span.toHours() > 0) {
            return "%d h %d min".formatted(span.toHours(), span.toMinutesPart());
        }
        return span.toMinutes() > 0
                ? "%d min %d s".formatted(span.toMinutes(), span.toSecondsPart())
                : "%d s".formatted(Math.max(0, span.toSeconds()));
    }

    /** How long ago a time was; the text as it came where it is no time. */
    static String ago(JsonNode time, Instant now) {
        String text = time.asString("");
        try {
            return span(Duration.between(Instant.parse(text), now)) + " ago";
        } catch (DateTimeException _) {
            return Printable.line(text);
        }
    }
}
