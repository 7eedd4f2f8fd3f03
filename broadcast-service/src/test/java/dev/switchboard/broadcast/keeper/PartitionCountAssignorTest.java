package dev.switchboard.broadcast.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Assignment;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupAssignment;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;

/** Whatever each keeper knows of partitions that were added, all use the leader's number. */
class PartitionCountAssignorTest {

    private static final String TOPIC = "contract.updates";
    private static final ConsumerGroupMetadata GROUP =
            new MockConsumer<byte[], byte[]>("earliest").groupMetadata();

    private final AtomicInteger leaders = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();
    private final PartitionCountAssignor leader = configured(leaders);
    private final PartitionCountAssignor other = configured(others);

    @Test
    void all_keepers_of_a_generation_count_as_many_partitions_as_their_leader() {
        generation(8);
        assertThat(leaders).hasValue(8);
        assertThat(others).hasValue(8);

        generation(12);
        assertThat(leaders).hasValue(12);
        assertThat(others).hasValue(12);
    }

    /** Between two generations a keeper counts as before, however soon it learns of more. */
    @Test
    void a_keeper_counts_anew_only_when_the_group_is_made_anew() {
        GroupAssignment given = assign(8);
        take(other, given, "other");

        var _ = assign(12);

        assertThat(others).hasValue(8);
    }

    private void generation(int partitions) {
        GroupAssignment given = assign(partitions);
        take(leader, given, "leader");
        take(other, given, "other");
    }

    private GroupAssignment assign(int partitions) {
        Map<String, Subscription> members = new HashMap<>();
        members.put("leader", new Subscription(List.of(TOPIC)));
        members.put("other", new Subscription(List.of(TOPIC)));
        return leader.assign(cluster(partitions), new GroupSubscription(members));
    }

    private static void take(PartitionCountAssignor member, GroupAssignment given, String name) {
        Assignment assignment = Objects.requireNonNull(given.groupAssignment().get(name));
        member.onAssignment(assignment, GROUP);
    }

    private static PartitionCountAssignor configured(AtomicInteger partitions) {
        PartitionCountAssignor assignor = new PartitionCountAssignor();
        assignor.configure(Map.of(PartitionCountAssignor.PARTITIONS, partitions));
        return assignor;
    }

    private static Cluster cluster(int partitions) {
        Node broker = new Node(1, "localhost", 9092);
        Node[] brokers = {broker};
        List<PartitionInfo> infos =
                IntStream.range(0, partitions)
                        .mapToObj(p -> new PartitionInfo(TOPIC, p, broker, brokers, brokers))
                        .toList();
        return new Cluster("cluster", List.of(broker), infos, Set.of(), Set.of());
    }
}
