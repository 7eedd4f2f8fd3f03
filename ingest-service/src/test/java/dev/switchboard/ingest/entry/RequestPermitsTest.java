package dev.switchboard.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RequestPermitsTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void there_is_a_permit_for_as_many_as_there_are_permits() {
        RequestPermits permits = new RequestPermits(2, Duration.ZERO);

        assertThat(permits.enter()).isTrue();
        assertThat(permits.enter()).isTrue();
        assertThat(permits.enter()).isFalse();
        permits.leave();
        assertThat(permits.enter()).isTrue();
    }

    @Test
    void those_who_wait_come_in_turn() {
        RequestPermits permits = new RequestPermits(1, LONG);
        assertThat(permits.enter()).isTrue();
        CompletableFuture<Boolean> older = enter(permits, 1);
        CompletableFuture<Boolean> newer = enter(permits, 2);

        permits.leave();
        assertThat(older.join()).isTrue();
        assertThat(newer).isNotDone();

        permits.leave();
        assertThat(newer.join()).isTrue();
    }

    @Test
    void once_many_wait_the_newest_goes_first() {
        RequestPermits permits = new RequestPermits(1, LONG);
        assertThat(permits.enter()).isTrue();
        CompletableFuture<Boolean> oldest = enter(permits, 1);
        for (int waiting = 2; waiting <= 16; waiting++) {
            var _ = enter(permits, waiting);
        }
        CompletableFuture<Boolean> newest = enter(permits, 17);

        permits.leave();

        assertThat(newest.join()).isTrue();
        assertThat(oldest).isNotDone();
    }

    @Test
    void who_waited_in_vain_is_refused_and_takes_no_permit() {
        RequestPermits permits = new RequestPermits(1, Duration.ofMillis(1));
        assertThat(permits.enter()).isTrue();

        assertThat(permits.enter()).isFalse();

        permits.leave();
        assertThat(permits.enter()).isTrue();
        assertThat(permits.waiting()).isZero();
    }

    @Test
    void no_more_wait_than_have_a_chance() {
        RequestPermits permits = new RequestPermits(1, LONG);
        assertThat(permits.enter()).isTrue();
        CompletableFuture<Boolean> oldest = enter(permits, 1);
        for (int waiting = 2; waiting <= 32; waiting++) {
            var _ = enter(permits, waiting);
        }

        var _ = CompletableFuture.supplyAsync(permits::enter, threads);

        assertThat(oldest.join()).isFalse();
    }

    private CompletableFuture<Boolean> enter(RequestPermits permits, int waitingThen) {
        var entered =
                CompletableFuture.supplyAsync(permits::enter, threads)
                        .orTimeout(2, TimeUnit.MINUTES);
        await().until(() -> permits.waiting() == waitingThen);
        return entered;
    }
}
