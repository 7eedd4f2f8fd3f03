package dev.switchboard.ingest.entry;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

/** How many requests of each kind are served at once, and how much memory their bodies take. */
final class ConcurrencyLimits {

    private static final int KILOBYTE = 1_024;

    /** Bodies up to this size are not counted: there are as many as permits. */
    private static final int SMALL_KILOBYTES = 64;

    /** Long, for who sends much at once can wait. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RequestPermits requests;
    private final Semaphore streams;
    private final Semaphore bodies;
    private final Duration patience;
    private final int largest;
    private final int allBodies;

    /**
     * @param largest the largest body with many updates
     * @param patience how long such a body waits for memory
     */
    ConcurrencyLimits(EntrySettings settings, DataSize largest, Duration patience) {
        this.patience = patience;
        this.requests = new RequestPermits(settings.requests(), settings.patience());
        this.streams = new Semaphore(settings.streams());
        this.allBodies = kilobytes(settings.bodies().toBytes());
        this.bodies = new Semaphore(allBodies, true);
        this.largest = Math.min(kilobytes(largest.toBytes()), allBodies);
    }

    /** What gives the permit back; null when there is none. */
    @Nullable Runnable enter(ConcurrencyLimited.Kind kind, HttpServletRequest request) {
        return switch (kind) {
            case STREAM -> streams.tryAcquire() ? streams::release : null;
            case ONE -> requests.enter() ? requests::leave : null;
            case MANY -> enterMany(weight(request));
        };
    }

    private @Nullable Runnable enterMany(int weight) {
        if (!acquire(weight)) {
            return null;
        }
        if (!requests.enter()) {
            bodies.release(weight);
            return null;
        }
        return () -> {
            requests.leave();
            bodies.release(weight);
        };
    }

    private boolean acquire(int weight) {
        try {
            return weight == 0
                    || bodies.tryAcquire(weight, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As large as it may be, where it does not say how large it is. */
    private int weight(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length < 0 || request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            return largest;
        }
        int kilobytes = kilobytes(length);
        return kilobytes <= SMALL_KILOBYTES ? 0 : Math.min(kilobytes, largest);
    }

    private static int kilobytes(long bytes) {
        return (int) Math.min(bytes / KILOBYTE + 1, Integer.MAX_VALUE);
    }
}
