package dev.switchboard.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderTest {

    private final Order order = new Order(2);

    @Test
    void lanes_are_in_order_each_by_itself() {
        accept(0, 0, 1);
        accept(1, 0, 1, 2);
        accept(0, 2);

        assertThat(order.missing()).isZero();
        assertThat(order.repeated()).isZero();
        assertThat(order.messages()).isEqualTo(6);
    }

    @Test
    void a_message_that_is_passed_over_is_missing() {
        accept(0, 0, 3);

        assertThat(order.missing()).isEqualTo(2);
    }

    @Test
    void the_first_message_counts_as_well() {
        accept(0, 1);

        assertThat(order.missing()).isEqualTo(1);
    }

    @Test
    void a_message_that_comes_twice_is_repeated() {
        accept(0, 0, 0, 1);

        assertThat(order.repeated()).isEqualTo(1);
        assertThat(order.missing()).isZero();
    }

    @Test
    void one_that_comes_late_is_told_apart_from_one_that_never_comes() {
        accept(0, 1, 0, 2);

        assertThat(order.missing()).isEqualTo(1);
        assertThat(order.repeated()).isEqualTo(1);
    }

    private void accept(int lane, long... sequences) {
        for (long sequence : sequences) {
            order.accept(lane, sequence);
        }
    }
}
