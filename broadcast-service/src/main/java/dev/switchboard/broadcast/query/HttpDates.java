package dev.switchboard.broadcast.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/**
 * Dates in headers, in all three forms that a recipient must take (RFC 9110, section 5.6.7). Spring
 * misreads the two obsolete ones.
 */
final class HttpDates {

    /** How far ahead a year of two digits may seem before it is taken for one of the past. */
    private static final int YEARS_AHEAD = 50;

    private static final DateTimeFormatter IMF_FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
                    .withZone(ZoneOffset.UTC)
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.US)
                    .withZone(ZoneOffset.UTC)
                    .withResolverStyle(ResolverStyle.STRICT);

    private HttpDates() {}

    /**
     * Reads a date.
     *
     * @return empty when the text is none: a condition with it does not count
     */
    static Optional<Instant> parse(String text) {
        String date = text.strip();
        return parse(date, IMF_FIXDATE)
                .or(() -> parse(date, rfc850()))
                .or(() -> parse(date, ASCTIME));
    }

    private static Optional<Instant> parse(String date, DateTimeFormatter form) {
        try {
            return Optional.of(Instant.from(form.parse(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter rfc850() {
        LocalDate firstYear = LocalDate.now(ZoneOffset.UTC).minusYears(99L - YEARS_AHEAD);
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, firstYear)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.US)
                .withZone(ZoneOffset.UTC)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
