package dev.switchboard.broadcast.keeper;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.AfterRollbackProcessor;
import org.springframework.kafka.listener.ContainerProperties.EOSMode;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Stops the container after a failed transaction; the keeper starts it again. Reading then
 * continues from the offsets committed in Kafka, whether the commit succeeded without an answer,
 * was refused, or was another keeper's.
 */
final class StopOnRollback implements AfterRollbackProcessor<byte[], byte[]> {

    private static final Logger logger = LoggerFactory.getLogger(StopOnRollback.class);

    @Override
    public void process(
            List<ConsumerRecord<byte[], byte[]>> records,
            Consumer<byte[], byte[]> consumer,
            @Nullable MessageListenerContainer container,
            Exception exception,
            boolean recoverable,
            EOSMode eosMode) {
        logger.warn(
                "a transaction of the keeper failed; it restarts from the committed offsets: {}",
                reason(exception));
        if (container != null) {
            container.stop(() -> {});
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }
}
