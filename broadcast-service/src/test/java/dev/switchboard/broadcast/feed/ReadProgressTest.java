package dev.switchboard.broadcast.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class ReadProgressTest {

    private final ReadProgress progress = ReadProgress.ofKept(2);

    @Test
    void it_has_passed_only_what_all_partitions_have_passed() {
        progress.at(0, 5);

        assertThat(progress.hasPassed(new long[] {5, 0})).isTrue();
        assertThat(progress.hasPassed(new long[] {5, 1})).isFalse();
        assertThat(progress.hasPassed(new long[] {6, 0})).isFalse();
    }

    @Test
    void waiting_for_what_is_passed_returns_at_once() throws Exception {
        progress.at(0, 5);

        progress.await(new long[] {5, 0}, 0);
    }

    @Test
    void waiting_ends_when_a_poll_has_passed_it() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> waiting =
                    threads.submit(() -> {
                        progress.await(new long[] {5, 5}, 120_000);
                        return null;
                    });
            progress.at(0, 5);
            progress.polled(5);
            assertThat(waiting).isNotDone();
            progress.at(1, 5);
            progress.polled(0);

            waiting.get(2, TimeUnit.MINUTES);
        }
    }

    @Test
    void waiting_too_long_says_so() {
        assertThatThrownBy(() -> progress.await(new long[] {1, 0}, 20))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("20 ms");
    }

    @Test
    void waiting_can_be_interrupted() throws Exception {
        Thread waiting =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                progress.await(new long[] {1, 0}, 60_000);
                            } catch (InterruptedException | TimeoutException e) {
                                Thread.currentThread().interrupt();
                            }
                        });

        waiting.interrupt();

        await().until(() -> !waiting.isAlive());
    }

    @Test
    void a_restart_begins_at_nothing_in_another_era() {
        progress.at(0, 5);
        progress.at(1, 5);
        progress.caughtUp();
        int before = progress.era();

        progress.restart(Uuid.ONE_UUID);

        assertThat(progress.isCaughtUp()).isFalse();
        assertThat(progress.hasPassed(new long[] {1, 0})).isFalse();
        assertThat(progress.era()).isNotEqualTo(before);
    }

    @Test
    void a_topic_is_complete_once_it_is_read_and_known_to_lack_nothing() {
        progress.restart(Uuid.ONE_UUID);
        progress.rebuilt(Uuid.ONE_UUID);
        assertThat(progress.isComplete()).isFalse();

        progress.caughtUp();

        assertThat(progress.isComplete()).isTrue();
    }

    @Test
    void a_topic_made_anew_is_complete_once_it_is_built_again() {
        Uuid anew = Uuid.randomUuid();
        progress.restart(Uuid.ONE_UUID);
        progress.caughtUp();
        progress.rebuilt(Uuid.ONE_UUID);
        progress.restart(anew);
        progress.caughtUp();
        assertThat(progress.isCaughtUp()).isTrue();
        progress.rebuilt(Uuid.ONE_UUID);
        assertThat(progress.isComplete()).isFalse();

        progress.rebuilt(anew);

        assertThat(progress.isComplete()).isTrue();
    }

    @Test
    void the_lag_is_that_of_the_last_poll() {
        progress.polled(7);
        progress.polled(3);

        assertThat(progress.lag()).isEqualTo(3);
    }
}
