package dev.switchboard.cli.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration MOST = Duration.ofSeconds(3);

    @Test
    void bound_doubles_up_to_the_limit() {
        Backoff backoff = new Backoff(FIRST, MOST, alwaysTheMost());

        assertThat(Stream.generate(backoff::next).limit(5))
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1000L, 2000L, 3000L, 3000L);
    }

    @Test
    void success_begins_anew() {
        Backoff backoff = new Backoff(FIRST, MOST, alwaysTheMost());
        backoff.next();
        backoff.next();

        backoff.reset();

        assertThat(backoff.next()).isEqualTo(FIRST);
    }

    @Test
    void waits_are_spread_over_the_whole_bound() {
        Random random = new Random(7);

        assertThat(Stream.generate(() -> new Backoff(FIRST, MOST, random).next()).limit(1000))
                .allMatch(wait -> !wait.isNegative() && wait.compareTo(FIRST) <= 0)
                .anyMatch(wait -> wait.toMillis() < 50)
                .anyMatch(wait -> wait.toMillis() > 450);
    }

    private static RandomGenerator alwaysTheMost() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new AssertionError("only bounded numbers are asked for");
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
    }
}
