package dev.switchboard.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicCollection.TopicNameCollection;
import org.apache.kafka.common.TopicPartition;

/**
 * An admin client to which the broker does not know the topics when it is first asked about them.
 * It notes which partitions' leaders were asked for anything.
 */
final class KnowsLate extends ForwardingAdmin {

    private final Set<TopicPartition> leadersAsked = new HashSet<>();
    private boolean known;

    KnowsLate() {
        super(Map.of("bootstrap.servers", TestKafka.bootstrapServers()));
    }

    @Override
    public DescribeTopicsResult describeTopics(
            TopicCollection topics, DescribeTopicsOptions options) {
        if (known) {
            return super.describeTopics(topics, options);
        }
        known = true;
        Collection<String> names = new ArrayList<>(((TopicNameCollection) topics).topicNames());
        names.add("nobody-made-this");
        return super.describeTopics(TopicCollection.ofTopicNames(names), options);
    }

    @Override
    public ListOffsetsResult listOffsets(
            Map<TopicPartition, OffsetSpec> offsets, ListOffsetsOptions options) {
        leadersAsked.addAll(offsets.keySet());
        return super.listOffsets(offsets, options);
    }

    Set<TopicPartition> leadersAsked() {
        return leadersAsked;
    }
}
