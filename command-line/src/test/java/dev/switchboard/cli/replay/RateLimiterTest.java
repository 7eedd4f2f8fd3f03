package dev.switchboard.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private long now = 1_000_000;

    @Test
    void steps_come_at_the_rate() {
        RateLimiter limiter = RateLimiter.of(10, () -> now, nanos -> now += nanos);

        assertThat(timeOf(21, limiter)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void what_an_outage_cost_is_not_made_up_in_a_burst() {
        RateLimiter limiter = RateLimiter.of(10, () -> now, nanos -> now += nanos);
        timeOf(1, limiter);
        now += Duration.ofMinutes(1).toNanos();

        assertThat(timeOf(12, limiter)).isEqualTo(Duration.ofMillis(850));
    }

    @Test
    void without_a_rate_nothing_waits() {
        RateLimiter limiter =
                RateLimiter.of(Double.POSITIVE_INFINITY, () -> now, nanos -> now += nanos);

        assertThat(timeOf(1000, limiter)).isEqualTo(Duration.ZERO);
    }

    private Duration timeOf(int steps, RateLimiter limiter) {
        long start = now;
        for (int i = 0; i < steps; i++) {
            limiter.await();
        }
        return Duration.ofNanos(now - start);
    }
}
