package dev.switchboard.model.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Timestamps as producers write them: a {@code date-time} of RFC 3339, section 5.6, where the
 * seconds and the offset may be left out, as Java's {@code LocalDateTime} leaves them out.
 */
public final class Timestamps {

    /** The form of a timestamp, an ECMA-262 expression for all of it; days and ranges apart. */
    public static final String PATTERN =
            "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?"
                    + "([Zz]|[+-]\\d{2}:\\d{2})?";

    /** What a timestamp must be, worded to follow "timestamp". */
    public static final String EXPECTATION =
            "must be an RFC 3339 date and time between the years 1 and 9999, such as"
                    + " 2024-01-01T12:00:00.5+05:30: seconds may be left out, a fraction has at"
                    + " most nine digits, and the offset is Z or ±hh:mm, at most 18 hours; without"
                    + " one it is taken as UTC";

    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("uuuu-MM-dd'T'HH:mm")
                    .optionalStart()
                    .appendPattern(":ss")
                    .optionalStart()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                    .optionalEnd()
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HH:MM", "Z")
                    .optionalEnd()
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT)
                    .withChronology(IsoChronology.INSTANCE);

    private static final int SECONDS_END = "yyyy-MM-ddTHH:mm:ss".length();
    private static final int MAX_FRACTION_DIGITS = 9;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Timestamps() {}

    /** The instant that the text names, in UTC where it gives no offset; empty if it names none. */
    public static Optional<Instant> parse(String text) {
        try {
            Instant usual = usualForm(text);
            Instant instant = usual == null ? anyForm(text) : usual;
            return instant.isBefore(FIRST) || instant.isAfter(LAST)
                    ? Optional.empty()
                    : Optional.of(instant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant anyForm(String text) {
        return switch (FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
            case OffsetDateTime offset -> offset.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            case Object other -> throw new IllegalStateException(other.toString());
        };
    }

    /**
     * Reads {@code yyyy-MM-ddTHH:mm:ss[.f]Z}, which most producers write, without the formatter, at
     * a small part of its cost. Null if the text has another form.
     *
     * @throws DateTimeException if the text has this form but names no time
     */
    private static @Nullable Instant usualForm(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_END
                || end == SECONDS_END + 1
                || end > SECONDS_END + 1 + MAX_FRACTION_DIGITS
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || (end > SECONDS_END && text.charAt(SECONDS_END) != '.')
                || text.charAt(end) != 'Z') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        int nano = number(text, SECONDS_END + 1, end);
        if ((year | month | day | hour | minute | second | nano) < 0) {
            return null;
        }
        for (int digits = end - SECONDS_END - 1; digits < MAX_FRACTION_DIGITS; digits++) {
            nano *= 10;
        }
        return LocalDateTime.of(year, month, day, hour, minute, second, nano)
                .toInstant(ZoneOffset.UTC);
    }

    /** The number that the characters write, 0 if there are none; -1 if one is no ASCII digit. */
    private static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
