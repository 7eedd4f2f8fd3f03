package dev.switchboard.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RefusalsTest {

    @Test
    void the_first_of_both_are_listed_in_their_order() {
        Refusals some = new Refusals();
        Refusals others = new Refusals();
        for (int i = 0; i < 2_000; i++) {
            (i % 3 == 0 ? some : others).add(refusal(i, 1));
        }

        assertThat(Refusals.first(some, others))
                .hasSize(1_000)
                .extracting(Refusal::index)
                .isSorted()
                .endsWith(999L);
    }

    @Test
    void fewer_are_listed_where_they_are_long() {
        Refusals some = new Refusals();
        Refusals others = new Refusals();
        for (int i = 0; i < 200; i++) {
            (i % 2 == 0 ? some : others).add(refusal(i, 20_000));
        }

        assertThat(Refusals.first(some, others))
                .hasSizeBetween(50, 53)
                .extracting(Refusal::index)
                .isSorted()
                .startsWith(0L, 1L, 2L, 3L);
    }

    @Test
    void what_is_to_be_sent_again_is_listed_behind_long_ones() {
        Refusals refusals = new Refusals();
        for (int i = 0; i < 100; i++) {
            refusals.add(refusal(i, 20_000));
        }
        refusals.add(new Refusal(100, 503, "Kafka is slow", List.of()));

        assertThat(Refusals.first(refusals, new Refusals()))
                .last()
                .extracting(Refusal::index)
                .isEqualTo(100L);
    }

    private static Refusal refusal(long index, int length) {
        Violation violation = Violation.of("/a", "x".repeat(length), null);
        return new Refusal(index, 422, "the update breaks a rule", List.of(violation));
    }
}
