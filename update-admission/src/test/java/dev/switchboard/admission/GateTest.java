package dev.switchboard.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class GateTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Gate gate = new Gate(new AdmissionLimits(100, 1_000), nanos::get);

    @Test
    void no_more_records_are_let_in_than_may_wait() {
        for (int i = 0; i < 100; i++) {
            assertThat(gate.enter(1)).isTrue();
        }

        assertThat(gate.full()).isTrue();
        assertThat(gate.enter(1)).isFalse();
        gate.leave(1, true);
        assertThat(gate.enter(1)).isTrue();
    }

    @Test
    void no_more_bytes_are_let_in_than_may_wait() {
        assertThat(gate.enter(900)).isTrue();

        assertThat(gate.enter(101)).isFalse();
        assertThat(gate.bytes()).isEqualTo(900);
        assertThat(gate.records()).isEqualTo(1);
        assertThat(gate.enter(100)).isTrue();
        assertThat(gate.full()).isTrue();
    }

    @Test
    void one_that_is_larger_than_all_that_may_wait_is_let_in_alone() {
        assertThat(gate.enter(5_000)).isTrue();
        assertThat(gate.enter(1)).isFalse();
    }

    @Test
    void it_is_crowded_before_it_is_full() {
        enter(74);
        assertThat(gate.crowded()).isFalse();

        enter(1);

        assertThat(gate.crowded()).isTrue();
        assertThat(gate.full()).isFalse();
    }

    @Test
    void who_is_refused_is_told_to_come_back_when_all_that_waits_will_have_left() {
        enter(1);
        drain(20);
        pass(Duration.ofSeconds(1));
        enter(89);

        assertThat(gate.roomIn()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void nobody_is_told_to_come_back_sooner_than_in_a_second_or_later_than_in_thirty() {
        enter(1);
        assertThat(gate.roomIn()).isEqualTo(Duration.ofSeconds(1));

        pass(Duration.ofSeconds(2));
        assertThat(gate.roomIn()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_quiet_time_says_nothing_of_how_fast_room_is_made() {
        drain(1);
        pass(Duration.ofMinutes(1));
        enter(100);
        pass(Duration.ofMillis(10));
        for (int i = 0; i < 50; i++) {
            gate.leave(1, true);
        }

        assertThat(gate.roomIn()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void what_failed_does_not_count_as_drained() {
        enter(10);
        for (int i = 0; i < 10; i++) {
            gate.leave(1, false);
        }
        pass(Duration.ofSeconds(1));
        enter(1);

        assertThat(gate.roomIn()).isEqualTo(Duration.ofSeconds(30));
    }

    private void enter(int records) {
        for (int i = 0; i < records; i++) {
            assertThat(gate.enter(1)).isTrue();
        }
    }

    private void drain(int records) {
        enter(records);
        for (int i = 0; i < records; i++) {
            gate.leave(1, true);
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
