package dev.switchboard.bench.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private final Arrivals arrivals = new Arrivals();

    @Test
    void an_update_that_is_told_once_has_arrived() {
        arrivals.sent(1, 1_000_000);
        assertThat(arrivals.isComplete()).isFalse();

        arrivals.arrived(1, 3_000_000);

        assertThat(arrivals.isComplete()).isTrue();
        assertThat(arrivals.delay(0.5)).isEqualTo(2_000);
        assertThat(arrivals.repeated()).isZero();
    }

    @Test
    void what_is_told_again_does_not_stand_for_what_is_not_told() {
        arrivals.sent(1, 0);
        arrivals.sent(2, 0);

        arrivals.arrived(1, 10);
        arrivals.arrived(1, 20);

        assertThat(arrivals.isComplete()).isFalse();
        assertThat(arrivals.arrived()).isEqualTo(1);
        assertThat(arrivals.repeated()).isEqualTo(1);
    }

    @Test
    void updates_of_a_contract_arrive_in_their_order() {
        arrivals.sent(1, 0);
        arrivals.sent(1, 5_000_000);

        arrivals.arrived(1, 6_000_000);
        arrivals.arrived(1, 7_000_000);

        assertThat(arrivals.isComplete()).isTrue();
        assertThat(arrivals.delay(0)).isBetween(2_000L, 2_040L);
        assertThat(arrivals.delay(1)).isEqualTo(6_000);
    }

    @Test
    void what_was_not_sent_counts_as_repeated() {
        arrivals.arrived(0, 10);

        assertThat(arrivals.repeated()).isEqualTo(1);
    }

    @Test
    void what_was_before_is_forgotten() {
        arrivals.sent(1, 0);
        arrivals.arrived(1, 10);

        arrivals.begin();

        assertThat(arrivals.sent()).isZero();
        assertThat(arrivals.arrived()).isZero();
        assertThat(arrivals.delay(0.99)).isZero();
    }
}
