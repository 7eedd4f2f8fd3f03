package dev.switchboard.broadcast.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KafkaClockTest {

    private static final long HOUR = 3_600_000;
    private static final long KAFKA = 1_800_000_000_000L;

    private final AtomicLong local = new AtomicLong(KAFKA);
    private final KafkaClock clock = new KafkaClock(local::get);

    @Test
    void before_anything_came_it_is_this_nodes() {
        assertThat(clock.now()).isEqualTo(KAFKA);
    }

    @Test
    void a_nodes_clock_that_is_ahead_does_not_count() {
        local.set(KAFKA + HOUR);

        clock.appended(KAFKA);
        local.addAndGet(500);

        assertThat(clock.now()).isEqualTo(KAFKA + 500);
    }

    @Test
    void nor_one_that_is_behind() {
        local.set(KAFKA - HOUR);

        clock.appended(KAFKA);

        assertThat(clock.now()).isEqualTo(KAFKA);
    }

    @Test
    void the_record_that_came_soonest_tells() {
        clock.appended(KAFKA - 700);
        clock.appended(KAFKA - 3);
        clock.appended(KAFKA - 20);

        assertThat(clock.now()).isEqualTo(KAFKA - 3);
    }
}
