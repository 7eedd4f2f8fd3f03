package dev.switchboard.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2024-01-01T12:00:00,            2024-01-01T12:00:00Z",
        "2024-01-01T12:00:00Z,           2024-01-01T12:00:00Z",
        "2024-01-01t12:00:00z,           2024-01-01T12:00:00Z",
        "2024-01-01T12:00,               2024-01-01T12:00:00Z",
        "2024-01-01T12:00Z,              2024-01-01T12:00:00Z",
        "2024-01-01T12:00+05:30,         2024-01-01T06:30:00Z",
        "2024-01-01T12:00:00.5,          2024-01-01T12:00:00.500Z",
        "2024-01-01T12:00:00.123456789Z, 2024-01-01T12:00:00.123456789Z",
        "2024-01-01T12:00:00+05:30,      2024-01-01T06:30:00Z",
        "2024-01-01T12:00:00+00:00,      2024-01-01T12:00:00Z",
        "2024-01-01T12:00:00-00:00,      2024-01-01T12:00:00Z",
        "2024-01-01T12:00:00+18:00,      2023-12-31T18:00:00Z",
        "2024-02-29T00:00:00Z,           2024-02-29T00:00:00Z",
        "2000-02-29T00:00:00Z,           2000-02-29T00:00:00Z",
        "0001-01-01T00:00:00Z,           0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z",
        "9999-12-31T23:59:59+01:00,      9999-12-31T22:59:59Z",
        "0000-12-31T23:00:00-01:00,      0001-01-01T00:00:00Z",
    })
    void an_iso_8601_time_is_read_as_an_instant(String text, Instant instant) {
        assertThat(Timestamps.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2024-01-01",
                "12:00:00Z",
                "1704110400",
                "20240101T120000Z",
                "2024-01-01 12:00:00",
                "2024-01-01 12:00:00Z",
                " 2024-01-01T12:00:00Z",
                "2024-01-01T12:00:00Z ",
                "2024-01-01T12:00:00 Z",
                "2024-01-01T12:00:00ZZ",
                "2024-01-01T12:00:00Z+00:00",
                "2024-01-01T12:00:00+05:30+0530",
                "2024-01-01T12:00:00+05:30:00+0530",
                "2024-01-01T12:00:00Z[Asia/Kolkata]",
                "2024-01-01T12:00:00+0530",
                "2024-01-01T12:00:00-08",
                "2024-01-01T12:00:00+02:59:59",
                "2024-01-01T12:00:00-08:00:30",
                "2024-01-01T12:00:00.Z",
                "2024-01-01T12:00:00.",
                "2024-01-01T12:00:00,5Z",
                "2024-01-01T12:00.5Z",
                "2024-01-01T12:00:Z",
                "2024-01-01T12Z",
                "2024-01-01T12:00:0Z",
                "2024-01-01T12:00:00+18:01",
                "2024-01-01T12:00:00+24:00",
                "2016-12-31T23:59:60Z",
                "2024-001T12:00:00Z",
                "2024-W01-1T12:00:00Z",
                "2024-01-01T12:00:00UTC",
                "2024-01-01T12:00:00\u221208:00",
                "2024-01-01T12:00:00+19:00",
                "2024-01-01T12:00:00+5:30",
                "2024-01-01T12:00:00+5",
                "2024-01-01T12:00:00+",
                "2024-01-01T12:00:00+05:3",
                "2024-01-01T12:00:00+053",
                "2024-01-01T12:00:00+05:60",
                "2024-01-01T12:00:00.1234567890Z",
                "2024-01-01T12:00:60Z",
                "2024-01-01T12:60:00Z",
                "2024-01-01T24:00:00Z",
                "2024-1-1T12:00:00Z",
                "2024-13-01T12:00:00Z",
                "2024-00-01T12:00:00Z",
                "2024-04-31T12:00:00Z",
                "2023-02-29T12:00:00Z",
                "1900-02-29T12:00:00Z",
                "0000-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z",
                "0001-01-01T00:00:00+00:01",
                "9999-12-31T23:59:59-00:01",
                "10000-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59-18:00",
                "+99999999999-01-01T00:00:00Z",
                "24-01-01T12:00:00Z",
                "٢٠٢٤-01-01T12:00:00Z",
            })
    void anything_else_is_none(String text) {
        assertThat(Timestamps.parse(text)).isEmpty();
    }

    @Test
    void whatever_is_read_has_the_form_that_is_described() {
        Random random = new Random(3339);
        String valid = "2024-02-29T23:59:59.123456789+05:30";
        String characters = "0123456789-+:.,TtZz W";
        int read = 0;

        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(valid);
            for (int n = random.nextInt(3); n >= 0; n--) {
                int at = random.nextInt(text.length());
                char other = characters.charAt(random.nextInt(characters.length()));
                switch (random.nextInt(4)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, other);
                    case 2 -> text.setCharAt(at, other);
                    default -> text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
                }
            }
            if (Timestamps.parse(text.toString()).isPresent()) {
                read++;
                assertThat(text.toString()).matches(Timestamps.PATTERN);
            }
        }
        assertThat(read).isGreaterThan(1_000);
    }

    @Test
    void a_time_that_ends_in_z_is_read_as_the_formatter_reads_it() {
        Random random = new Random(5322);
        int read = 0;
        int refused = 0;

        for (int i = 0; i < 50_000; i++) {
            String text = inUtc(random);
            // only a time that ends in Z is read without the formatter
            Optional<Instant> formatted = Timestamps.parse(text.replace("Z", "+00:00"));
            assertThat(Timestamps.parse(text)).as(text).isEqualTo(formatted);
            if (formatted.isPresent()) {
                read++;
            } else {
                refused++;
            }
        }
        assertThat(read).isGreaterThan(10_000);
        assertThat(refused).isGreaterThan(10_000);
    }

    /** Often a time; a field may lie just outside its range, a character be another one. */
    private static String inUtc(Random random) {
        int[] years = {0, 1, 1900, 2000, 2023, 2024, 9999};
        StringBuilder text =
                new StringBuilder(
                        "%04d-%02d-%02dT%02d:%02d:%02d"
                                .formatted(
                                        years[random.nextInt(years.length)],
                                        random.nextInt(14),
                                        random.nextInt(33),
                                        random.nextInt(25),
                                        random.nextInt(61),
                                        random.nextInt(61)));
        if (random.nextBoolean()) {
            text.append('.');
            for (int n = random.nextInt(11); n > 0; n--) {
                text.append(random.nextInt(10));
            }
        }
        text.append('Z');
        if (random.nextInt(4) == 0) {
            String characters = "09/:-+.,TtZz ٢０";
            char other = characters.charAt(random.nextInt(characters.length()));
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, other);
                default -> text.setCharAt(at, other);
            }
        }
        return text.toString();
    }

    @Test
    void the_message_names_the_profile_and_its_limits() {
        assertThat(Timestamps.EXPECTATION).contains("RFC 3339", "nine digits", "±hh:mm", "UTC");
    }
}
