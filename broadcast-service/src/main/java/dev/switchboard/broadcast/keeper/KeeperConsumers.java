package dev.switchboard.broadcast.keeper;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/**
 * Makes the keeper's consumers. Each is its node's own member of the group, whatever becomes of the
 * process: one that is started again after a kill has its partitions at once, not when the session
 * of the one before it runs out. One that ends in order leaves, so that another takes over at once.
 */
final class KeeperConsumers extends DefaultKafkaConsumerFactory<byte[], byte[]> {

    private final BooleanSupplier carefully;

    /**
     * @param kafka a consumer's settings
     * @param nodeId names this node among all that share the cluster
     * @param partitions is set at each assignment to how many contract.updates has
     * @param carefully whether the next consumer is to give one record at a time
     */
    KeeperConsumers(
            Map<String, Object> kafka,
            String nodeId,
            AtomicInteger partitions,
            BooleanSupplier carefully) {
        super(named(KeeperSettings.consumer(kafka), nodeId, partitions));
        this.carefully = carefully;
    }

    private static Map<String, Object> named(
            Map<String, Object> settings, String nodeId, AtomicInteger partitions) {
        Map<String, Object> named = new HashMap<>(settings);
        named.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, nodeId);
        named.put(HomesAssignor.PARTITIONS, partitions);
        return named;
    }

    @Override
    protected Consumer<byte[], byte[]> createRawConsumer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        if (carefully.getAsBoolean()) {
            all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        }
        return new Leaving(all);
    }

    /** A member that has a name would stay one, as if it were soon to come back. */
    private static final class Leaving extends KafkaConsumer<byte[], byte[]> {

        Leaving(Map<String, Object> settings) {
            super(settings);
        }

        @Override
        public void close() {
            close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }
    }
}
