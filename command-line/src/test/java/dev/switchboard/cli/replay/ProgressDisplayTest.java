package dev.switchboard.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cli.replay.RecordCounts.Standing;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {

    private static final OptionalLong TOTAL = OptionalLong.of(1000);

    @Test
    void shows_share_count_rate_and_time_left() {
        Standing standing = new Standing(2499, 1, 250, null);

        assertThat(ProgressDisplay.describe(standing, TOTAL, Duration.ofSeconds(40)))
                .isEqualTo(" 25 %  2,500 updates  63/s  02:00 left  1 refused");
        assertThat(ProgressDisplay.bar(standing, TOTAL)).isEqualTo("[######------------------] ");
    }

    @Test
    void stream_of_unknown_size_has_neither_share_nor_time_left() {
        Standing standing = new Standing(50, 0, 250, null);

        assertThat(ProgressDisplay.describe(standing, OptionalLong.empty(), Duration.ofSeconds(10)))
                .isEqualTo("50 updates  5/s");
        assertThat(ProgressDisplay.bar(standing, OptionalLong.empty())).isEmpty();
    }

    @Test
    void says_why_nothing_moves() {
        Standing standing = new Standing(0, 0, 0, "nothing answers");

        assertThat(ProgressDisplay.describe(standing, TOTAL, Duration.ZERO))
                .isEqualTo("  0 %  0 updates  0/s  trying again: nothing answers");
    }
}
