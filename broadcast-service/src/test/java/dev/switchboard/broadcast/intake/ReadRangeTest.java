package dev.switchboard.broadcast.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.feed.Cursor;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class ReadRangeTest {

    private static final long[] FIRST = {0, 5, 90, 100};
    private static final long[] ENDS = {100, 100, 100, 100};

    @Test
    void a_view_that_needs_all_reads_from_the_first_record() {
        ReadRange range = new ReadRange(Uuid.ONE_UUID, FIRST, ENDS, 7, Long.MAX_VALUE);

        assertThat(range.start()).isEqualTo(Cursor.start(Uuid.ONE_UUID, FIRST));
        assertThat(range.skipping().isEmpty()).isTrue();
        assertThat(range.goal()).isEqualTo(ENDS);
    }

    @Test
    void a_view_that_forgets_reads_no_more_than_it_can_hold() {
        ReadRange range = new ReadRange(Uuid.ONE_UUID, FIRST, ENDS, 7, 20);

        assertThat(range.start())
                .isEqualTo(Cursor.start(Uuid.ONE_UUID, new long[] {80, 80, 90, 100}));
        assertThat(range.from(1)).isEqualTo(80);
        assertThat(range.skips(1)).isTrue();
        assertThat(range.skips(2)).isFalse();
        assertThat(range.skipping().stream()).containsExactly(0, 1);
    }
}
