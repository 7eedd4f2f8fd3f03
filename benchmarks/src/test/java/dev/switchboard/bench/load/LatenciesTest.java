package dev.switchboard.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    void quantiles_are_exact_to_two_percent() {
        for (long micros = 1; micros <= 1_000_000; micros++) {
            latencies.add(micros);
        }

        assertThat(latencies.quantile(0.5)).isCloseTo(500_000, Percentage.withPercentage(2));
        assertThat(latencies.quantile(0.99)).isCloseTo(990_000, Percentage.withPercentage(2));
        assertThat(latencies.quantile(1)).isEqualTo(1_000_000);
    }

    @Test
    void small_values_are_exact() {
        for (long micros = 0; micros < 100; micros++) {
            latencies.add(micros);
        }

        assertThat(latencies.quantile(0.5)).isCloseTo(49, within(1L));
    }

    @Test
    void nothing_counted_is_zero() {
        assertThat(latencies.quantile(0.5)).isZero();
        assertThat(latencies.max()).isZero();
    }

    @Test
    void the_histograms_of_two_threads_add_up() {
        Latencies other = new Latencies();
        latencies.add(10);
        other.add(30);
        latencies.addAll(other);

        assertThat(latencies.quantile(0.5)).isEqualTo(10);
        assertThat(latencies.max()).isEqualTo(30);
    }

    @Test
    void hours_fit_in() {
        latencies.add(Long.MAX_VALUE);

        assertThat(latencies.quantile(0.5)).isEqualTo(Long.MAX_VALUE);
    }
}
