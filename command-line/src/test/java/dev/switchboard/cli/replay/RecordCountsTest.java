package dev.switchboard.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordCountsTest {

    private final List<RefusedRecord> told = new ArrayList<>();
    private final RecordCounts counts = new RecordCounts(told::add);

    @Test
    void refusals_are_listed_by_line_in_whatever_order_they_came() {
        counts.refused(9, List.of("a"));
        counts.refused(2, List.of("b", "c"));

        assertThat(counts.refusals())
                .extracting(RefusedRecord::toString)
                .containsExactly("line 2: b; c", "line 9: a");
    }

    @Test
    void refusals_that_are_too_many_to_keep_are_told_at_once() {
        for (int line = 1; line <= RecordCounts.KEPT_REFUSALS + 2; line++) {
            counts.unreadable(new Row.Unreadable(line, 1, "a"));
        }

        assertThat(counts.refusals()).hasSize(RecordCounts.KEPT_REFUSALS);
        assertThat(told)
                .extracting(RefusedRecord::line)
                .containsExactly(RecordCounts.KEPT_REFUSALS + 1L, RecordCounts.KEPT_REFUSALS + 2L);
        assertThat(counts.standing().refused()).isEqualTo(RecordCounts.KEPT_REFUSALS + 2L);
    }

    @Test
    void what_was_sent_and_what_could_not_be_are_counted_together() {
        counts.unreadable(new Row.Unreadable(1, 10, "no"));
        counts.trouble("slow");
        assertThat(counts.standing()).isEqualTo(new RecordCounts.Standing(0, 1, 0, "slow"));

        counts.done(100);
        counts.progressed(4, 2);
        assertThat(counts.standing()).isEqualTo(new RecordCounts.Standing(4, 3, 100, null));
    }

    @Test
    void of_several_stops_the_earliest_line_counts() {
        counts.stop(7, "late");
        counts.stop(3, "early");
        counts.stop(5, "between");

        assertThat(counts.stopped()).isEqualTo(new RecordCounts.Stop(3, "early"));
    }
}
