package dev.switchboard.broadcast.feed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** Reads the id and the offsets of a topic. Blocks until Kafka answers. */
public final class KafkaTopic {

    private final Admin admin;
    private final String name;
    private final int patienceMillis;

    /**
     * @param admin closed by the caller
     */
    public KafkaTopic(Admin admin, String name) {
        this(admin, name, Duration.ofSeconds(5));
    }

    /**
     * @param patience how long Kafka may take for an answer
     */
    public KafkaTopic(Admin admin, String name, Duration patience) {
        this.admin = admin;
        this.name = name;
        this.patienceMillis = (int) patience.toMillis();
    }

    /** The topic's id; if it differs from an earlier one, the topic was recreated. */
    public Uuid id() throws ExecutionException, InterruptedException {
        return describe().topicId();
    }

    /**
     * The end offset of each of the first {@code partitions} partitions, open transactions
     * included.
     */
    public long[] ends(int partitions) throws ExecutionException, InterruptedException {
        return offsets(partitions, OffsetSpec.latest());
    }

    /** The offset of the first record that Kafka still has, of each of these partitions. */
    public long[] starts(int partitions) throws ExecutionException, InterruptedException {
        return offsets(partitions, OffsetSpec.earliest());
    }

    private long[] offsets(int partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked =
                IntStream.range(0, partitions)
                        .mapToObj(p -> new TopicPartition(name, p))
                        .collect(Collectors.toMap(tp -> tp, tp -> which));
        var answer =
                admin.listOffsets(
                                asked,
                                new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED)
                                        .timeoutMs(patienceMillis))
                        .all()
                        .get();
        long[] offsets = new long[partitions];
        answer.forEach((tp, offset) -> offsets[tp.partition()] = offset.offset());
        return offsets;
    }

    private TopicDescription describe() throws ExecutionException, InterruptedException {
        KafkaFuture<TopicDescription> found =
                admin.describeTopics(
                                List.of(name),
                                new DescribeTopicsOptions().timeoutMs(patienceMillis))
                        .topicNameValues()
                        .get(name);
        if (found == null) {
            throw new KafkaException("Kafka did not answer for topic " + name);
        }
        return found.get();
    }
}
