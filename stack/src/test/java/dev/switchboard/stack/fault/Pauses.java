package dev.switchboard.stack.fault;

import static org.awaitility.Awaitility.await;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import dev.switchboard.stack.service.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches, as a reader would, how long at most nothing new came to be true: from an update that any
 * node shows to the next. While producers send without rest, that is how long a fault was felt.
 */
final class Pauses implements AutoCloseable {

    private static final long LOOK_MILLIS = 25;
    private static final Duration FLOW = Duration.ofMinutes(2);

    private final List<Service> nodes;
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong changes = new AtomicLong();
    private final Thread thread;
    private volatile long changedAt = System.nanoTime();
    private volatile boolean closed;

    private Pauses(List<Service> nodes) {
        this.nodes = nodes;
        this.thread = Thread.ofVirtual().start(this::look);
    }

    static Pauses watch(List<Service> nodes) {
        return new Pauses(nodes);
    }

    private void look() {
        String last = "";
        try {
            while (!closed) {
                for (Service node : nodes) {
                    String id = newest(node);
                    if (!id.isEmpty() && !id.equals(last)) {
                        last = id;
                        changed();
                    }
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void changed() {
        long now = System.nanoTime();
        if (changes.getAndIncrement() > 0) {
            longest.accumulateAndGet(now - changedAt, Math::max);
        }
        changedAt = now;
    }

    private static String newest(Service node) {
        try {
            String status = node.get("/contracts/status").body();
            return Json.read(status.getBytes(StandardCharsets.UTF_8))
                    .at("/last_update/id")
                    .asString("");
        } catch (IOException | MalformedJsonException e) {
            return "";
        }
    }

    /** Waits until updates have come for a while. */
    void awaitFlow() {
        long before = changes.get();
        await().atMost(FLOW).until(() -> changes.get() > before + 100);
    }

    /** Forgets what was before. */
    void reset() {
        longest.set(0);
    }

    /** The longest pause, the one that goes on counted in. */
    Duration longest() {
        return Duration.ofNanos(Math.max(longest.get(), System.nanoTime() - changedAt));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
