package dev.switchboard.broadcast.keeper;

import dev.switchboard.broadcast.feed.KafkaTopic;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.service.kafka.SharedAdmin;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.Uuid;

/** Asks Kafka which contract.history there is, and where it ends. Any thread. */
final class HistoryEnds {

    private final SharedAdmin admin;
    private final Topics topics;

    HistoryEnds(SharedAdmin admin, Topics topics) {
        this.admin = admin;
        this.topics = topics;
    }

    /** The topic's id. */
    Uuid id() throws ExecutionException, InterruptedException {
        return admin.ask(client -> new KafkaTopic(client, topics.history().name()).id());
    }

    /** The id of contract.updates. */
    Uuid updatesId() throws ExecutionException, InterruptedException {
        return admin.ask(client -> new KafkaTopic(client, topics.updates().name()).id());
    }

    /** Where each partition ends, open transactions included. */
    long[] offsets() throws ExecutionException, InterruptedException {
        return admin.ask(client ->
                new KafkaTopic(client, topics.history().name()).ends(Topics.HISTORY_PARTITIONS));
    }
}
