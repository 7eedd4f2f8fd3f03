package dev.switchboard.broadcast.keeper;

import dev.switchboard.broadcast.history.KafkaTopic;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.service.kafka.KafkaConnection;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Asks Kafka where contract.history ends. Any thread. */
final class HistoryEnds implements Keeping.Ends {

    private final KafkaConnection kafka;
    private final Topics topics;

    HistoryEnds(KafkaConnection kafka, Topics topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    @Override
    public long[] ask() throws ExecutionException, InterruptedException {
        Admin admin = Admin.create(kafka.admin());
        try {
            return new KafkaTopic(admin, topics.history().name()).ends(Topics.HISTORY_PARTITIONS);
        } finally {
            admin.close(Duration.ZERO);
        }
    }
}
