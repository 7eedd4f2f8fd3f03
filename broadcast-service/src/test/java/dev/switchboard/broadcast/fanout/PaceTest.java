package dev.switchboard.broadcast.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void the_first_message_may_go_at_once() {
        assertThat(new Pace(1).delay(-5)).isZero();
        assertThat(new Pace(1).delay(Long.MAX_VALUE)).isZero();
    }

    @Test
    void the_next_waits_for_its_share_of_a_second() {
        Pace pace = new Pace(4);

        pace.sent(SECOND);

        assertThat(pace.delay(SECOND)).isEqualTo(SECOND / 4);
        assertThat(pace.delay(SECOND + SECOND / 4 - 1)).isEqualTo(1);
        assertThat(pace.delay(SECOND + SECOND / 4)).isZero();
    }

    @Test
    void no_second_sees_more_than_the_rate() {
        Pace pace = new Pace(3);
        long now = 0;
        for (int i = 0; i < 3; i++) {
            now += pace.delay(now);
            pace.sent(now);
        }

        assertThat(now + pace.delay(now)).isGreaterThanOrEqualTo(SECOND);
    }

    @Test
    void idle_time_is_not_saved_up() {
        Pace pace = new Pace(1);
        pace.sent(0);

        pace.sent(100 * SECOND);

        assertThat(pace.delay(100 * SECOND)).isEqualTo(SECOND);
    }
}
