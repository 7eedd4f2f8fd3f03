package dev.switchboard.router.gateway;

import dev.switchboard.service.loop.BackgroundLoop;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps answers alive that take their time. Thread-safe. */
final class KeepAlive implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeepAlive.class);

    /** Each answer under way, and when it is due. */
    private final Map<KeptAlive, Due> underWay = new ConcurrentHashMap<>();

    private final Duration every;
    private final Runnable alsoEach;
    private final LongSupplier nanos;
    private final BackgroundLoop loop;
    private volatile boolean closed;

    private static final class Due {

        private volatile long nanos;
        private volatile boolean working;

        Due(long nanos) {
            this.nanos = nanos;
        }
    }

    /**
     * @param every how long an answer may take before it is kept alive, and how often from then on
     * @param alsoEach what else there is to do now and then; never throws
     */
    KeepAlive(Duration every, Runnable alsoEach) {
        this(every, alsoEach, System::nanoTime);
    }

    /**
     * @param nanos a clock as {@link System#nanoTime} is
     */
    KeepAlive(Duration every, Runnable alsoEach, LongSupplier nanos) {
        this.every = every;
        this.alsoEach = alsoEach;
        this.nanos = nanos;
        loop = new BackgroundLoop("mcp-keep-alive", every, this::tick);
        loop.start();
    }

    private Duration tick() {
        try {
            look();
            alsoEach.run();
        } catch (RuntimeException e) {
            // here, so that answers do not wait longer for the next look
            log.error("a keep-alive check failed; the next runs as usual", e);
        }
        return every;
    }

    void add(KeptAlive answer) {
        underWay.put(answer, new Due(next()));
        if (closed) {
            answer.giveUp();
        }
    }

    void remove(KeptAlive answer) {
        underWay.remove(answer);
    }

    private long next() {
        return nanos.getAsLong() + every.toNanos();
    }

    /** Each on a thread of its own: one whose client does not read holds up no other. */
    private void look() {
        long now = nanos.getAsLong();
        underWay.forEach((answer, due) -> {
            if (!due.working && now - due.nanos >= 0) {
                due.working = true;
                Thread.startVirtualThread(() -> {
                    try {
                        answer.keepAlive();
                    } finally {
                        due.nanos = next();
                        due.working = false;
                    }
                });
            }
        });
    }

    /** After HTTP has stopped: what is under way can't be answered any more, and is given up. */
    @Override
    public void close() {
        closed = true;
        loop.stop();
        underWay.keySet().forEach(KeptAlive::giveUp);
    }
}
