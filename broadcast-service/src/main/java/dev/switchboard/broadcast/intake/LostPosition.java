package dev.switchboard.broadcast.intake;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Notices when the reader can't go on: its position in the topic does not exist any more, or a poll
 * was not folded whole. Then all is read anew, since a gap would never be noticed.
 */
final class LostPosition implements CommonErrorHandler {

    private static final Logger logger = LoggerFactory.getLogger(LostPosition.class);

    private volatile boolean lost;

    boolean isLost() {
        return lost;
    }

    @Override
    public void handleOtherException(
            Exception thrown,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            boolean batchListener) {
        if (thrown instanceof InvalidOffsetException || thrown instanceof UnknownTopicIdException) {
            lose(thrown, container);
        } else {
            logger.warn("reading the history failed: {}", thrown.toString());
        }
    }

    @Override
    public void handleBatch(
            Exception thrown,
            ConsumerRecords<?, ?> data,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        lose(thrown, container);
    }

    /** Stops reading: each further poll would only fail again, at once. */
    private void lose(Exception thrown, MessageListenerContainer container) {
        if (!lost) {
            lost = true;
            logger.warn("reading the history failed, it is read anew", thrown);
            container.stop(() -> {});
        }
    }

    @Override
    public boolean seeksAfterHandling() {
        return false;
    }
}
