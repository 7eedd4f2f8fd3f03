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
 * Detects that the reader cannot go on: its position in the topic no longer exists, or a poll was
 * applied only in part. The intake then reads the whole topic again, because a gap would go
 * undetected.
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
            logger.warn("reading the feed failed: {}", thrown.toString());
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
            logger.warn("reading the feed failed; reading it again from the beginning", thrown);
            container.stop(() -> {});
        }
    }

    @Override
    public boolean seeksAfterHandling() {
        return false;
    }
}
