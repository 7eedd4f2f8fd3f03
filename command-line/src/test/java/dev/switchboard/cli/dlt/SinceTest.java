package dev.switchboard.cli.dlt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SinceTest {

    private final Since since =
            new Since(InstantSource.fixed(Instant.parse("2024-01-02T12:00:00Z")));

    @ParameterizedTest
    @CsvSource({
        "30s, 2024-01-02T11:59:30Z",
        "90m, 2024-01-02T10:30:00Z",
        "24h, 2024-01-01T12:00:00Z",
        "2d,  2023-12-31T12:00:00Z",
    })
    void a_time_ago_counts_back_from_now(String text, Instant moment) {
        assertThat(since.convert(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01T12:00:00Z,      2024-01-01T12:00:00Z",
        "2024-01-01T12:00:00,       2024-01-01T12:00:00Z",
        "2024-01-01T12:00:00+05:30, 2024-01-01T06:30:00Z",
    })
    void a_moment_is_itself(String text, Instant moment) {
        assertThat(since.convert(text)).isEqualTo(moment);
    }

    @Test
    void a_moment_before_all_others_is_taken() {
        assertThat(since.convert("999999d")).isBefore(Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24", "h", "-1h", "1w", "1.5h", "yesterday", "2024-01-01"})
    void anything_else_is_refused_with_examples(String text) {
        assertThatThrownBy(() -> since.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("24h")
                .hasMessageContaining("2024-01-01T12:00:00Z");
    }
}
