package dev.switchboard.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private long now = 1_000_000;

    @Test
    void steps_come_at_the_rate() {
        Pace pace = Pace.of(10, () -> now, nanos -> now += nanos);

        assertThat(timeOf(21, pace)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void what_an_outage_cost_is_not_made_up_in_a_burst() {
        Pace pace = Pace.of(10, () -> now, nanos -> now += nanos);
        timeOf(1, pace);
        now += Duration.ofMinutes(1).toNanos();

        assertThat(timeOf(12, pace)).isEqualTo(Duration.ofMillis(850));
    }

    @Test
    void without_a_rate_nothing_waits() {
        Pace pace = Pace.of(Double.POSITIVE_INFINITY, () -> now, nanos -> now += nanos);

        assertThat(timeOf(1000, pace)).isEqualTo(Duration.ZERO);
    }

    private Duration timeOf(int steps, Pace pace) {
        long start = now;
        for (int i = 0; i < steps; i++) {
            pace.await();
        }
        return Duration.ofNanos(now - start);
    }
}
