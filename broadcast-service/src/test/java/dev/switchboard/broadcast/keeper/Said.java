package dev.switchboard.broadcast.keeper;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.RecordHeaders;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Records of contract.updates as a consumer gets them. */
final class Said {

    static final int PARTITIONS = 8;
    static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");

    private static long offset;

    private Said() {}

    static ContractUpdate update(String contract, Location location) {
        return update(contract, location, NOON);
    }

    static ContractUpdate update(String contract, Location location, Instant timestamp) {
        return new ContractUpdate(
                new ContractId(contract), location, ContractStatus.ACTIVE, timestamp);
    }

    /** A record in the partition where Kafka's own clients put its key. */
    static ConsumerRecord<byte[], byte[]> record(ContractUpdate update) {
        String key = update.contractId().value();
        return record(home(key), key.getBytes(UTF_8), update.toJson());
    }

    static ConsumerRecord<byte[], byte[]> removal(String contract) {
        return record(home(contract), contract.getBytes(UTF_8), null);
    }

    // producers may leave out key and value
    static synchronized ConsumerRecord<byte[], byte[]> record(
            int partition, byte @Nullable [] key, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                "contract.updates",
                partition,
                offset++,
                NOON.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                new org.apache.kafka.common.header.internals.RecordHeaders(),
                Optional.empty());
    }

    static ConsumerRecord<byte[], byte[]> under(
            String idempotencyKey, ConsumerRecord<byte[], byte[]> rec) {
        RecordHeaders.put(rec.headers(), RecordHeaders.SOURCE, "tests");
        RecordHeaders.put(rec.headers(), RecordHeaders.IDEMPOTENCY_KEY, idempotencyKey);
        return rec;
    }

    static int home(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % PARTITIONS;
    }
}
