package dev.switchboard.broadcast.settings;

import java.time.Duration;

/**
 * How often Kafka is asked again how things stand.
 *
 * @param history whether contract.history is still the same topic
 * @param backlog how much is still to be kept
 */
public record CheckIntervals(Duration history, Duration backlog) {

    public static final CheckIntervals DEFAULT =
            new CheckIntervals(Duration.ofSeconds(2), Duration.ofSeconds(1));
}
