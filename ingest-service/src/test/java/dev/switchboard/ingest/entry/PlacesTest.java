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

final class PlacesTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void there_is_a_place_for_as_many_as_there_are_places() {
        Places places = new Places(2, Duration.ZERO);

        assertThat(places.enter()).isTrue();
        assertThat(places.enter()).isTrue();
        assertThat(places.enter()).isFalse();
        places.leave();
        assertThat(places.enter()).isTrue();
    }

    @Test
    void those_who_wait_come_in_turn() {
        Places places = new Places(1, LONG);
        assertThat(places.enter()).isTrue();
        CompletableFuture<Boolean> older = enter(places, 1);
        CompletableFuture<Boolean> newer = enter(places, 2);

        places.leave();
        assertThat(older.join()).isTrue();
        assertThat(newer).isNotDone();

        places.leave();
        assertThat(newer.join()).isTrue();
    }

    @Test
    void once_many_wait_the_newest_goes_first() {
        Places places = new Places(1, LONG);
        assertThat(places.enter()).isTrue();
        CompletableFuture<Boolean> oldest = enter(places, 1);
        for (int waiting = 2; waiting <= 16; waiting++) {
            var _ = enter(places, waiting);
        }
        CompletableFuture<Boolean> newest = enter(places, 17);

        places.leave();

        assertThat(newest.join()).isTrue();
        assertThat(oldest).isNotDone();
    }

    @Test
    void who_waited_in_vain_is_refused_and_takes_no_place() {
        Places places = new Places(1, Duration.ofMillis(1));
        assertThat(places.enter()).isTrue();

        assertThat(places.enter()).isFalse();

        places.leave();
        assertThat(places.enter()).isTrue();
        assertThat(places.waiting()).isZero();
    }

    @Test
    void no_more_wait_than_have_a_chance() {
        Places places = new Places(1, LONG);
        assertThat(places.enter()).isTrue();
        CompletableFuture<Boolean> oldest = enter(places, 1);
        for (int waiting = 2; waiting <= 32; waiting++) {
            var _ = enter(places, waiting);
        }

        var _ = CompletableFuture.supplyAsync(places::enter, threads);

        assertThat(oldest.join()).isFalse();
    }

    private CompletableFuture<Boolean> enter(Places places, int waitingThen) {
        var entered =
                CompletableFuture.supplyAsync(places::enter, threads)
                        .orTimeout(2, TimeUnit.MINUTES);
        await().until(() -> places.waiting() == waitingThen);
        return entered;
    }
}
