package dev.switchboard.broadcast.keeper;

import dev.switchboard.broadcast.feed.KafkaTopic;
import dev.switchboard.model.feed.Topic;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.service.kafka.KafkaConnection;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kafka which contract.history there is, and where it ends. Connects at the first question.
 * Any thread.
 */
final class HistoryEnds implements AutoCloseable {

    private final KafkaConnection kafka;
    private final Topics topics;
    private @Nullable Admin admin;

    HistoryEnds(KafkaConnection kafka, Topics topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    private synchronized KafkaTopic topic(Topic topic) {
        if (admin == null) {
            admin = Admin.create(kafka.admin());
        }
        return new KafkaTopic(admin, topic.name());
    }

    /** The topic's id. */
    Uuid id() throws ExecutionException, InterruptedException {
        return topic(topics.history()).id();
    }

    /** The id of contract.updates. */
    Uuid updatesId() throws ExecutionException, InterruptedException {
        return topic(topics.updates()).id();
    }

    /** Where each partition ends, open transactions included. */
    long[] offsets() throws ExecutionException, InterruptedException {
        return topic(topics.history()).ends(Topics.HISTORY_PARTITIONS);
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }
}
