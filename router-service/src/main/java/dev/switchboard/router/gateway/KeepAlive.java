package dev.switchboard.router.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps answers alive that take their time. Thread-safe. */
final class KeepAlive implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeepAlive.class);

    /** An answer that comes sooner needs nothing. */
    private static final Duration AFTER = Duration.ofSeconds(2);

    private static final Duration EVERY = Duration.ofSeconds(2);

    /** Each answer under way, and when it is due. */
    private final Map<KeptAlive, Due> underWay = new ConcurrentHashMap<>();

    private final Runnable alsoEach;
    private final Thread clock;

    private static final class Due {

        private volatile long nanos = System.nanoTime() + AFTER.toNanos();
        private volatile boolean working;
    }

    /**
     * @param alsoEach what else there is to do now and then; never throws
     */
    KeepAlive(Runnable alsoEach) {
        this.alsoEach = alsoEach;
        clock = Thread.ofVirtual().name("mcp-keep-alive").unstarted(this::tick);
        clock.start();
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(EVERY);
                try {
                    look();
                    alsoEach.run();
                } catch (RuntimeException e) {
                    log.error("answers are kept alive all the same", e);
                }
            }
        } catch (InterruptedException e) {
            // It is closed.
        }
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
                    try {
                        answer.keepAlive();
                    } finally {
                        due.nanos = System.nanoTime() + EVERY.toNanos();
                        due.working = false;
                    }
                });
            }
        });
    }

    @Override
    public void close() {
        clock.interrupt();
    }
}
