package dev.switchboard.broadcast.settings;

import java.time.Duration;

/**
 * How often this node checks the state of its topics in Kafka.
 *
 * @param history whether contract.history is still the same topic
 * @param backlog the keepers' lag
 */
public record CheckIntervals(Duration history, Duration backlog) {

    public static final CheckIntervals DEFAULT =
            new CheckIntervals(Duration.ofSeconds(2), Duration.ofSeconds(1));
}
