package dev.switchboard.broadcast.keeper;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.StickyAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Configurable;

/**
 * Assigns the keepers their partitions and tells them the number of partitions. All keepers must
 * use the same number, because it determines the partition of each contract. If each read it from
 * Kafka's metadata, they would learn of added partitions at different times, and two keepers would
 * decide on one contract.
 *
 * <p>Kafka's consumer creates it and calls it on its own thread. Its name in the group protocol
 * must not change: members of a group need an assignor in common.
 */
public final class PartitionCountAssignor extends StickyAssignor implements Configurable {

    /** The setting of the consumer that holds the {@link AtomicInteger} to put the number in. */
    static final String PARTITIONS = "switchboard.keeper.partitions";

    private AtomicInteger partitions = new AtomicInteger();

    @Override
    public void configure(Map<String, ?> settings) {
        if (settings.get(PARTITIONS) instanceof AtomicInteger shared) {
            partitions = shared;
        }
    }

    @Override
    public String name() {
        return "switchboard-homes";
    }

    @Override
    public GroupAssignment assign(Cluster kafka, GroupSubscription group) {
        Map<String, Assignment> all = new HashMap<>();
        super.assign(kafka, group)
                .groupAssignment()
                .forEach((member, given) ->
                        all.put(member, new Assignment(given.partitions(), count(kafka, group))));
        return new GroupAssignment(all);
    }

    /** The group reads one topic. */
    private static ByteBuffer count(Cluster kafka, GroupSubscription group) {
        int count =
                group.groupSubscription().values().stream()
                        .flatMap(member -> member.topics().stream())
                        .distinct()
                        .mapToInt(topic -> kafka.partitionsForTopic(topic).size())
                        .sum();
        return ByteBuffer.allocate(Integer.BYTES).putInt(count).flip();
    }

    @Override
    public void onAssignment(Assignment assignment, ConsumerGroupMetadata group) {
        super.onAssignment(assignment, group);
        partitions.set(assignment.userData().duplicate().getInt());
    }
}
