package dev.switchboard.router.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps answers alive that take their time. Thread-safe. */
final class KeepAlive implements AutoCloseable {

    /** An answer that comes sooner needs nothing. */
    private static final Duration AFTER = Duration.ofSeconds(2);

    private static final Duration EVERY = Duration.ofSeconds(2);

    /** Each answer under way, and when it is due. */
    private final Map<KeptAlive, Due> underWay = new ConcurrentHashMap<>();

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("mcp-keep-alive").factory());

    private static final class Due {

        private volatile long nanos = System.nanoTime() + AFTER.toNanos();
        private volatile boolean working;
    }

    /**
     * @param alsoEach what else there is to do now and then
     */
    KeepAlive(Runnable alsoEach) {
        long millis = EVERY.toMillis();
        clock.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(alsoEach, 10, 10, TimeUnit.SECONDS);
    }

    void add(KeptAlive answer) {
        underWay.put(answer, new Due());
    }

    void remove(KeptAlive answer) {
        underWay.remove(answer);
    }

    /** Each on a thread of its own: one whose client does not read holds up no other. */
    private void look() {
        long now = System.nanoTime();
        underWay.forEach((answer, due) -> {
            if (!due.working && now - due.nanos >= 0) {
                due.working = true;
                Thread.startVirtualThread(() -> {
                    answer.keepAlive();
                    due.nanos = System.nanoTime() + EVERY.toNanos();
                    due.working = false;
                });
            }
        });
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
