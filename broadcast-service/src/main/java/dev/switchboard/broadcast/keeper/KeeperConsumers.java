package dev.switchboard.broadcast.keeper;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/**
 * Creates the keeper's consumers. Each is a static member of the group, named after its node: a
 * process that restarts after a kill gets its partitions at once, not only when its old session
 * times out. A consumer that closes leaves the group, so that another keeper takes over at once.
 */
final class KeeperConsumers extends DefaultKafkaConsumerFactory<byte[], byte[]> {

    private final BooleanSupplier carefully;
    private final Runnable ranOut;

    /**
     * @param kafka a consumer's settings
     * @param nodeId names this node among all that share the cluster
     * @param partitions receives the number of partitions of contract.updates at each assignment
     * @param carefully whether the next consumer is to poll one record at a time
     * @param ranOut runs when a poll exhausts the memory
     */
    KeeperConsumers(
            Map<String, Object> kafka,
            String nodeId,
            AtomicInteger partitions,
            BooleanSupplier carefully,
            Runnable ranOut) {
        super(named(KeeperSettings.consumer(kafka), nodeId, partitions));
        this.carefully = carefully;
        this.ranOut = ranOut;
    }

    private static Map<String, Object> named(
            Map<String, Object> settings, String nodeId, AtomicInteger partitions) {
        Map<String, Object> named = new HashMap<>(settings);
        named.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, nodeId);
        named.put(PartitionCountAssignor.PARTITIONS, partitions);
        return named;
    }

    @Override
    protected Consumer<byte[], byte[]> createRawConsumer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        if (carefully.getAsBoolean()) {
            all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        }
        return new Leaving(all, ranOut);
    }

    /**
     * Leaves the group on close; a static member would otherwise stay in it until its session times
     * out.
     */
    private static final class Leaving extends KafkaConsumer<byte[], byte[]> {

        private final Runnable ranOut;

        Leaving(Map<String, Object> settings, Runnable ranOut) {
            super(settings);
            this.ranOut = ranOut;
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            try {
                return super.poll(timeout);
            } catch (OutOfMemoryError e) {
                ranOut.run();
                throw e;
            }
        }

        @Override
        public void close() {
            close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }
    }
}
