package dev.switchboard.service.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryPauseTest {

    private final RetryPause pause = new RetryPause();

    @Test
    void it_doubles_up_to_five_seconds() {
        assertThat(Stream.generate(pause::next).limit(7).map(Duration::toMillis))
                .containsExactly(250L, 500L, 1000L, 2000L, 4000L, 5000L, 5000L);
    }

    @Test
    void after_a_success_it_begins_again() {
        for (int i = 0; i < 10; i++) {
            pause.next();
        }

        pause.reset();

        assertThat(pause.next()).isEqualTo(Duration.ofMillis(250));
    }
}
