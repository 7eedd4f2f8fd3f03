package dev.switchboard.service.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class PeriodicReportTest {

    private static PeriodicReport every(Duration interval) {
        return new PeriodicReport(
                LoggerFactory.getLogger(PeriodicReportTest.class), interval, Optional::empty);
    }

    @Test
    void with_an_interval_it_runs_until_it_is_stopped() {
        PeriodicReport report = every(Duration.ofMinutes(1));

        report.start();
        assertThat(report.isRunning()).isTrue();
        report.stop();
        assertThat(report.isRunning()).isFalse();
    }

    @Test
    void an_interval_of_zero_is_for_never() {
        PeriodicReport report = every(Duration.ZERO);

        report.start();

        assertThat(report.isRunning()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1000, 1, 999})
    void an_interval_so_short_that_it_would_spin_is_refused(long millis) {
        assertThatThrownBy(() -> every(Duration.ofMillis(millis)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1 s, or 0 for none");
    }
}
