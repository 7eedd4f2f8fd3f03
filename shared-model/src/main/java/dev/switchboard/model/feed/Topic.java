package dev.switchboard.model.feed;

import java.util.Map;

/**
 * A topic as it must be.
 *
 * @param name its name in Kafka
 * @param partitions how many it is created with
 * @param partitionsFixed whether another number found in Kafka is a fault
 * @param settings its configuration: given at creation, compared at every start
 */
public record Topic(
        String name, int partitions, boolean partitionsFixed, Map<String, String> settings) {
    public Topic {
        settings = Map.copyOf(settings);
    }
}
