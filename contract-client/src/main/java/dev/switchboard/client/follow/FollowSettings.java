package dev.switchboard.client.follow;

import java.time.Duration;

/**
 * How a following keeps its connection.
 *
 * @param firstWait what the wait before the first try to come back is about; each further one is
 *     about twice as long. It begins anew after a connection that lasted
 * @param longestWait what no wait exceeds, unless the server asks for a longer one
 * @param silence after how long without any sign of life, although one was asked for, a connection
 *     counts as lost
 * @param connecting how long it may take to connect, and the server to answer the subscription
 */
public record FollowSettings(
        Duration firstWait, Duration longestWait, Duration silence, Duration connecting) {

    /** Waits from about 0.5 s to 30 s; 40 s of silence, in which a server beats twice. */
    public static final FollowSettings DEFAULT =
            new FollowSettings(
                    Duration.ofMillis(500),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(40),
                    Duration.ofSeconds(10));

    /**
     * @throws IllegalArgumentException when a duration makes no sense
     */
    public FollowSettings {
        boolean positive =
                firstWait.isPositive() && silence.isPositive() && connecting.isPositive();
        if (!positive || longestWait.compareTo(firstWait) < 0) {
            throw new IllegalArgumentException(
                    "durations must be more than 0, longestWait not below firstWait");
        }
    }
}
