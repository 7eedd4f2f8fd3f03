package dev.switchboard.broadcast.settings;

import java.time.Duration;

/**
 * How often this node checks the state of its topics in Kafka.
 *
 * @param history whether the topic of a feed, such as contract.history, is still the same
 * @param backlog the keepers' lag
 */
public record CheckIntervals(Duration history, Duration backlog) {

    public static final CheckIntervals DEFAULT =
            new CheckIntervals(Duration.ofSeconds(2), Duration.ofSeconds(1));
}
