package dev.switchboard.broadcast.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessagePacerTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void the_first_message_may_go_at_once() {
        assertThat(new MessagePacer(1).delay(-5)).isZero();
        assertThat(new MessagePacer(1).delay(Long.MAX_VALUE)).isZero();
    }

    @Test
    void the_next_waits_for_its_share_of_a_second() {
        MessagePacer pacer = new MessagePacer(4);

        pacer.sent(SECOND);

        assertThat(pacer.delay(SECOND)).isEqualTo(SECOND / 4);
        assertThat(pacer.delay(SECOND + SECOND / 4 - 1)).isEqualTo(1);
        assertThat(pacer.delay(SECOND + SECOND / 4)).isZero();
    }

    @Test
    void no_second_sees_more_than_the_rate() {
        MessagePacer pacer = new MessagePacer(3);
        long now = 0;
        for (int i = 0; i < 3; i++) {
            now += pacer.delay(now);
            pacer.sent(now);
        }

        assertThat(now + pacer.delay(now)).isGreaterThanOrEqualTo(SECOND);
    }

    @Test
    void idle_time_is_not_saved_up() {
        MessagePacer pacer = new MessagePacer(1);
        pacer.sent(0);

        pacer.sent(100 * SECOND);

        assertThat(pacer.delay(100 * SECOND)).isEqualTo(SECOND);
    }
}
