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

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Timestamps() {}

    /** The instant that the text names, in UTC where it gives no offset; empty if it names none. */
    public static Optional<Instant> parse(String text) {
        try {
            Instant instant =
                    switch (FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
                        case OffsetDateTime offset -> offset.toInstant();
                        case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                        case Object other -> throw new IllegalStateException(other.toString());
                    };
            return instant.isBefore(FIRST) || instant.isAfter(LAST)
                    ? Optional.empty()
                    : Optional.of(instant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
