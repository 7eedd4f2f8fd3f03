package dev.switchboard.cli.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before each further try: at random between nothing and a bound that doubles up
 * to a limit ("full jitter"), so that many clients cut off together do not come back together. Not
 * thread-safe.
 */
public final class Backoff {

    private final Duration first;
    private final Duration most;
    private final RandomGenerator random;
    private Duration bound;

    /**
     * @param first the bound of the first wait
     * @param most the bound that is never exceeded
     */
    public Backoff(Duration first, Duration most, RandomGenerator random) {
        this.first = first;
        this.most = most;
        this.random = random;
        this.bound = first;
    }

    /** The next wait. */
    public Duration next() {
        Duration wait = Duration.ofNanos(random.nextLong(bound.toNanos() + 1));
        Duration doubled = bound.multipliedBy(2);
        bound = doubled.compareTo(most) < 0 ? doubled : most;
        return wait;
    }

    /** Begins anew, after a success. */
    public void reset() {
        bound = first;
    }
}
