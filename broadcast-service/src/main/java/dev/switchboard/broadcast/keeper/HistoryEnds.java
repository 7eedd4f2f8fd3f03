package dev.switchboard.broadcast.keeper;

import dev.switchboard.broadcast.feed.KafkaTopic;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.service.kafka.SharedAdmin;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.Uuid;

/** Asks Kafka which contract.history there is, and where it ends. Any thread. */
final class HistoryEnds {

    /** Longer than for others: a question that fails ends the keeper's transaction. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SharedAdmin admin;
    private final Topics topics;

    HistoryEnds(SharedAdmin admin, Topics topics) {
        this.admin = admin;
        this.topics = topics;
    }

    /** The topic's id. */
    Uuid id() throws ExecutionException, InterruptedException {
        return admin.ask(client -> new KafkaTopic(client, topics.history().name(), PATIENCE).id());
    }

    /** The id of contract.updates. */
    Uuid updatesId() throws ExecutionException, InterruptedException {
        return admin.ask(client -> new KafkaTopic(client, topics.updates().name(), PATIENCE).id());
    }

    /** Where each partition ends, open transactions included. */
    long[] offsets() throws ExecutionException, InterruptedException {
        return admin.ask(client ->
                new KafkaTopic(client, topics.history().name(), PATIENCE)
                        .ends(Topics.HISTORY_PARTITIONS));
    }
}
