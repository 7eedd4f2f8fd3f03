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
import java.util.Optional;

/** Timestamps as producers write them: ISO 8601 date and time, with or without an offset. */
public final class Timestamps {

    /** What a timestamp must be, worded to follow "timestamp". */
    public static final String EXPECTATION =
            "must be an ISO 8601 date and time between the years 1 and 9999, such as"
                    + " 2024-01-01T12:00:00Z; without an offset it is taken as UTC";

    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .optionalStart()
                    // lenient: +05, +0530 and +05:30 alike
                    .parseLenient()
                    .appendOffset("+HH", "Z")
                    .optionalEnd()
                    .toFormatter()
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
