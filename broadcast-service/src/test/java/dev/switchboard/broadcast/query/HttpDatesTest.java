package dev.switchboard.broadcast.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of RFC 9110, section 5.6.7, and what looks like them. */
final class HttpDatesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
            })
    void all_three_forms_are_read(String text) {
        assertThat(HttpDates.parse(text)).hasValue(Instant.parse("1994-11-06T08:49:37Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "1994-11-06T08:49:37Z",
                "Sun, 06 Nov 1994 08:49:37",
                "Sun, 06 Nov 1994 08:49:37 +0000",
                "Sun, 06 Nov 1994 08:49:37 UTC",
                "Mon, 06 Nov 1994 08:49:37 GMT",
                "Sun, 6 Nov 1994 08:49:37 GMT",
                "Thu, 31 Nov 1994 08:49:37 GMT",
                "Thu, 01 Dec 1994 24:00:00 GMT",
                "Tuesday, 30-Feb-28 08:49:37 GMT",
                "Tue Feb 30 08:49:37 2028",
                "sun, 06 nov 1994 08:49:37 gmt",
                "Sun, 06-Nov-94 08:49:37 GMT",
                "Sun Nov 6 08:49:37 1994",
            })
    void what_only_looks_like_one_is_none(String text) {
        assertThat(HttpDates.parse(text)).isEmpty();
    }
}
