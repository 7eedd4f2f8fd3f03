package dev.switchboard.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final List<Refusal> told = new ArrayList<>();
    private final Tally tally = new Tally(told::add);

    @Test
    void refusals_are_listed_by_line_in_whatever_order_they_came() {
        tally.refused(9, List.of("a"));
        tally.refused(2, List.of("b", "c"));

        assertThat(tally.refusals())
                .extracting(Refusal::toString)
                .containsExactly("line 2: b; c", "line 9: a");
    }

    @Test
    void refusals_that_are_too_many_to_keep_are_told_at_once() {
        for (int line = 1; line <= Tally.KEPT_REFUSALS + 2; line++) {
            tally.unreadable(new Row.Unreadable(line, 1, "a"));
        }

        assertThat(tally.refusals()).hasSize(Tally.KEPT_REFUSALS);
        assertThat(told)
                .extracting(Refusal::line)
                .containsExactly(Tally.KEPT_REFUSALS + 1L, Tally.KEPT_REFUSALS + 2L);
        assertThat(tally.standing().refused()).isEqualTo(Tally.KEPT_REFUSALS + 2L);
    }

    @Test
    void what_was_sent_and_what_could_not_be_are_counted_together() {
        tally.unreadable(new Row.Unreadable(1, 10, "no"));
        tally.trouble("slow");
        assertThat(tally.standing()).isEqualTo(new Tally.Standing(0, 1, 0, "slow"));

        tally.done(100);
        tally.progressed(4, 2);
        assertThat(tally.standing()).isEqualTo(new Tally.Standing(4, 3, 100, null));
    }

    @Test
    void of_several_stops_the_earliest_line_counts() {
        tally.stop(7, "late");
        tally.stop(3, "early");
        tally.stop(5, "between");

        assertThat(tally.stopped()).isEqualTo(new Tally.Stop(3, "early"));
    }
}
