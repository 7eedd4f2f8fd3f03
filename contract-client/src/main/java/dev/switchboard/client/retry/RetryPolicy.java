package dev.switchboard.client.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a call is tried: until one of the bounds is reached, whichever comes first. Only what
 * was not taken is tried again, or what may have been taken and bears a key that makes a repeat
 * harmless.
 *
 * @param attempts how often at most, the first time included; at least 1
 * @param patience no attempt begins later than this after the first
 * @param firstWait what the first wait is about; each further one is about twice as long
 * @param longestWait what no wait exceeds, unless the server asks for a longer one
 */
public record RetryPolicy(
        int attempts, Duration patience, Duration firstWait, Duration longestWait) {

    /** Ten attempts within a minute, with waits from about 0.2 s to 10 s. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(
                    10, Duration.ofMinutes(1), Duration.ofMillis(200), Duration.ofSeconds(10));

    /** One attempt. */
    public static final RetryPolicy NEVER =
            new RetryPolicy(1, Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(1));

    /**
     * @throws IllegalArgumentException when a number or a duration makes no sense
     */
    public RetryPolicy {
        require(attempts >= 1, "attempts must be at least 1");
        require(!patience.isNegative(), "patience must not be negative");
        require(firstWait.isPositive(), "firstWait must be more than 0");
        require(longestWait.compareTo(firstWait) >= 0, "longestWait must not be below firstWait");
    }

    /** The waits of one call. */
    public Backoff backoff() {
        return new Backoff(firstWait, longestWait, RandomGenerator.getDefault());
    }

    /** Whether there may be another attempt. */
    public boolean allows(int attemptsMade, Duration spent, Duration wait) {
        return attemptsMade < attempts && spent.plus(wait).compareTo(patience) <= 0;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
