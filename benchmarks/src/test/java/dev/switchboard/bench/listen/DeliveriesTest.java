package dev.switchboard.bench.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private final Deliveries deliveries = new Deliveries();

    @Test
    void an_update_that_is_told_once_has_arrived() {
        deliveries.sent(1, 1_000_000);
        assertThat(deliveries.isComplete()).isFalse();

        deliveries.arrived(1, 3_000_000);

        assertThat(deliveries.isComplete()).isTrue();
        assertThat(deliveries.delay(0.5)).isEqualTo(2_000);
        assertThat(deliveries.repeated()).isZero();
    }

    @Test
    void what_is_told_again_does_not_stand_for_what_is_not_told() {
        deliveries.sent(1, 0);
        deliveries.sent(2, 0);

        deliveries.arrived(1, 10);
        deliveries.arrived(1, 20);

        assertThat(deliveries.isComplete()).isFalse();
        assertThat(deliveries.arrived()).isEqualTo(1);
        assertThat(deliveries.repeated()).isEqualTo(1);
    }

    @Test
    void updates_of_a_contract_arrive_in_their_order() {
        deliveries.sent(1, 0);
        deliveries.sent(1, 5_000_000);

        deliveries.arrived(1, 6_000_000);
        deliveries.arrived(1, 7_000_000);

        assertThat(deliveries.isComplete()).isTrue();
        assertThat(deliveries.delay(0)).isBetween(2_000L, 2_040L);
        assertThat(deliveries.delay(1)).isEqualTo(6_000);
    }

    @Test
    void what_was_not_sent_counts_as_repeated() {
        deliveries.arrived(0, 10);

        assertThat(deliveries.repeated()).isEqualTo(1);
    }

    @Test
    void what_was_before_is_forgotten() {
        deliveries.sent(1, 0);
        deliveries.arrived(1, 10);

        deliveries.begin();

        assertThat(deliveries.sent()).isZero();
        assertThat(deliveries.arrived()).isZero();
        assertThat(deliveries.delay(0.99)).isZero();
    }
}
