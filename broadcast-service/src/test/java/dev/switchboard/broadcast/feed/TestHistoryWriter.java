package dev.switchboard.broadcast.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.testkit.TestKafka;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Writes contract.history as the keeper does, in transactions. One thread. */
final class TestHistoryWriter implements AutoCloseable {

    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final Map<String, Location> locations = new HashMap<>();
    private long written;

    TestHistoryWriter(String topic) {
        this.topic = topic;
        this.producer =
                TestKafka.producer(
                        Map.of(
                                "transactional.id",
                                UUID.randomUUID().toString(),
                                // a transaction is refused until the one before has its markers
                                "retry.backoff.ms",
                                "2",
                                "retry.backoff.max.ms",
                                "2"));
        producer.initTransactions();
    }

    /** Writes an update in a transaction of its own. */
    ContractChange commit(String contract, Location location) throws Exception {
        producer.beginTransaction();
        ContractChange change = write(contract, location);
        producer.commitTransaction();
        return change;
    }

    /** Writes updates of a contract in a transaction that is aborted. */
    List<ContractChange> abort(String contract, int updates) throws Exception {
        producer.beginTransaction();
        List<ContractChange> changes = new ArrayList<>();
        for (int i = 0; i < updates; i++) {
            changes.add(write(contract, Location.HYDERABAD));
        }
        producer.abortTransaction();
        return changes;
    }

    /** Begins a transaction and leaves it open. */
    ContractChange leaveOpen(String contract) throws Exception {
        producer.beginTransaction();
        return write(contract, Location.HYDERABAD);
    }

    private ContractChange write(String contract, Location location) throws Exception {
        ContractUpdate update =
                new ContractUpdate(
                        new ContractId(contract), location, ContractStatus.ACTIVE, Instant.EPOCH);
        MessageId id = new MessageId(MessageId.CONTRACTS, 0, written++);
        ProducerRecord<byte[], byte[]> made =
                new ProducerRecord<>(topic, contract.getBytes(UTF_8), update.toJson());
        RecordHeaders.put(made.headers(), RecordHeaders.FROM, id.position());
        Location was = locations.put(contract, location);
        if (was != null && was != location) {
            RecordHeaders.put(made.headers(), RecordHeaders.WAS, was.label());
        }
        return change(update, was, id, producer.send(made).get());
    }

    private static ContractChange change(
            ContractUpdate update, @Nullable Location was, MessageId id, RecordMetadata at) {
        return new ContractChange(
                ContractChange.Kind.UPDATED,
                update.contractId(),
                update.location(),
                update.status(),
                update.timestamp(),
                was,
                id,
                at.partition(),
                at.offset(),
                at.timestamp(),
                -1);
    }

    @Override
    public void close() {
        producer.close();
    }
}
