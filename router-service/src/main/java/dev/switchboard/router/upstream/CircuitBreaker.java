package dev.switchboard.router.upstream;

import dev.switchboard.service.loop.RetryPause;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps requests from a server that does not answer: opens after failures, for a time that doubles,
 * and then lets a single request through to try. Thread-safe.
 */
final class CircuitBreaker {

    /** Failures of requests in a row until it opens; a connection that fails opens it at once. */
    static final int FAILURES = 5;

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LAST = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private final RetryPause pause = new RetryPause(FIRST, LAST);
    private int failures;
    private boolean open;
    private boolean trying;
    private long closedAgainAt;
    private String reason = "";

    /**
     * @param nanos a clock as {@link System#nanoTime} is
     */
    CircuitBreaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Why no request may be sent now, in words for the caller; empty if one may. */
    synchronized Optional<String> refusal() {
        if (!open) {
            return Optional.empty();
        }
        long left = closedAgainAt - nanos.getAsLong();
        if (left <= 0 && !trying) {
            trying = true;
            return Optional.empty();
        }
        return Optional.of(
                left <= 0
                        ? reason + "; a new attempt is running"
                        : "%s; the next attempt is in %d ms"
                                .formatted(reason, Math.ceilDiv(left, 1_000_000)));
    }

    synchronized boolean isOpen() {
        return open;
    }

    /** Why it opened last. */
    synchronized String reason() {
        return reason;
    }

    /** A request was answered. */
    synchronized void succeeded() {
        failures = 0;
        open = false;
        trying = false;
        pause.reset();
    }

    /** A request was not answered. */
    synchronized void failed(String why) {
        failures++;
        if (trying || failures >= FAILURES) {
            opens(why);
        }
    }

    /** There is no connection. */
    synchronized void opens(String why) {
        open = true;
        trying = false;
        reason = why;
        closedAgainAt = nanos.getAsLong() + pause.next().toNanos();
    }

    /** The attempt says nothing about the server, as its caller has left. */
    synchronized void abandoned() {
        trying = false;
    }
}
