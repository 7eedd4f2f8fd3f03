package dev.switchboard.bench.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.bench.process.ProcessMessage;
import org.junit.jupiter.api.Test;

class CountsTest {

    private static final long MILLI = 1_000_000;

    /** Counts from 100 to 200 ms. */
    private final Counts counts = new Counts(100 * MILLI, 200 * MILLI);

    @Test
    void answers_are_told_apart_by_their_status() {
        answered(202, 110, 120);
        answered(202, 110, 121);
        answered(429, 110, 122);
        answered(503, 110, 123);
        answered(503, 110, 124);
        answered(422, 110, 125);
        answered(207, 110, 126);

        ProcessMessage told = counts.line();
        assertThat(told.big("accepted")).isEqualTo(2);
        assertThat(told.big("limited")).isEqualTo(1);
        assertThat(told.big("unavailable")).isEqualTo(2);
        assertThat(told.big("other")).isEqualTo(2);
        assertThat(told.big("micros")).isEqualTo(100_000);
    }

    @Test
    void answers_outside_of_the_time_are_not_counted() {
        answered(202, 10, 20);
        answered(202, 190, 210);

        assertThat(counts.line().big("accepted")).isZero();
    }

    @Test
    void a_late_answer_still_counts_as_a_delay() {
        answered(202, 190, 1190);

        assertThat(counts.line().big("max")).isEqualTo(1_000_000);
    }

    @Test
    void only_what_was_accepted_has_a_delay() {
        answered(503, 110, 190);
        answered(202, 110, 112);

        assertThat(counts.line().big("max")).isEqualTo(2_000);
    }

    @Test
    void the_first_that_was_accepted_is_told_even_before_the_time() {
        answered(503, 10, 20);
        answered(202, 10, 30);
        answered(202, 10, 40);

        assertThat(counts.line().big("first")).isEqualTo(30_000);
    }

    @Test
    void the_counts_of_two_threads_add_up() {
        Counts other = new Counts(100 * MILLI, 200 * MILLI);
        other.answered(202, 110 * MILLI, 120 * MILLI);
        other.unsent(150 * MILLI);
        other.broken(150 * MILLI);
        answered(202, 110, 120);
        counts.sent(110 * MILLI);
        counts.unanswered(3);
        counts.addAll(other);

        ProcessMessage told = counts.line();
        assertThat(told.big("accepted")).isEqualTo(2);
        assertThat(told.big("sent")).isEqualTo(1);
        assertThat(told.big("unsent")).isEqualTo(1);
        assertThat(told.big("broken")).isEqualTo(1);
        assertThat(told.big("unanswered")).isEqualTo(3);
    }

    private void answered(int status, long dueMillis, long nowMillis) {
        counts.answered(status, dueMillis * MILLI, nowMillis * MILLI);
    }
}
