package dev.switchboard.router.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class WatchTest {

    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final Changes changes = new Changes(List.of(), () -> {});
    private final Watch watch = changes.watch(ChangeFilter.allLists());

    @Test
    void who_waits_is_let_go_when_the_watch_is_closed() {
        CompletableFuture<List<ObjectNode>> taken = waiting(() -> true);

        watch.close();

        assertThat(taken.join()).isEmpty();
    }

    @Test
    void who_waits_is_let_go_when_woken_and_not_wanted_any_more() {
        AtomicBoolean wanted = new AtomicBoolean(true);
        CompletableFuture<List<ObjectNode>> taken = waiting(wanted::get);

        wanted.set(false);
        watch.wake();

        assertThat(taken.join()).isEmpty();
    }

    @Test
    void who_is_not_wanted_takes_nothing_from_who_is() throws InterruptedException {
        changes.toolsChanged();

        assertThat(watch.take(FOR_EVER, () -> false)).isEmpty();
        assertThat(watch.take(FOR_EVER)).hasSize(1);
    }

    /** What somebody takes who waits already. */
    private CompletableFuture<List<ObjectNode>> waiting(BooleanSupplier wanted) {
        CompletableFuture<List<ObjectNode>> taken = new CompletableFuture<>();
        Thread thread =
                Thread.startVirtualThread(() -> {
                    try {
                        taken.complete(watch.take(FOR_EVER, wanted));
                    } catch (InterruptedException e) {
                        taken.completeExceptionally(e);
                    }
                });
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return taken;
    }
}
