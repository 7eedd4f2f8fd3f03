package dev.switchboard.client.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before each further try: at random between half of a bound and the bound, which
 * doubles up to a limit. So many clients that were cut off together do not come back together, and
 * none comes back at once. Not thread-safe.
 */
public final class Backoff {

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration bound;

    /**
     * @param first the bound of the first wait
     * @param longest the bound that is never exceeded
     */
    public Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
        this.bound = first;
    }

    /** The next wait. */
    public Duration next() {
        long most = bound.toNanos();
        Duration wait = Duration.ofNanos(random.nextLong(most / 2, most + 1));
        Duration doubled = bound.multipliedBy(2);
        bound = doubled.compareTo(longest) < 0 ? doubled : longest;
        return wait;
    }

    /** Begins anew, after a success. */
    public void reset() {
        bound = first;
    }
}
