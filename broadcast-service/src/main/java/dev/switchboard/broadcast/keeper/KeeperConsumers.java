package dev.switchboard.broadcast.keeper;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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

    /**
     * @param kafka a consumer's settings
     * @param nodeId names this node among all that share the cluster
     * @param partitions is set at each assignment to how many contract.updates has
     */
    KeeperConsumers(Map<String, Object> kafka, String nodeId, AtomicInteger partitions) {
        super(named(KeeperSettings.consumer(kafka), nodeId, partitions));
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
        return new Leaving(settings);
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
