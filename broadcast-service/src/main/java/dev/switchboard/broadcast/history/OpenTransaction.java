package dev.switchboard.broadcast.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open transaction of a producer in contract.updates. Kafka hides all records from its first one
 * on from read_committed consumers.
 *
 * @param partition its partition of contract.updates
 * @param heldBack how many records it holds back, offset by offset, its own among them
 * @param since when it began, by Kafka's clock; when this node noticed it, if Kafka does not say
 * @param transactionalId its producer's {@code transactional.id}; null if Kafka does not say
 */
public record OpenTransaction(
        int partition, long heldBack, Instant since, @Nullable String transactionalId) {

    /**
     * Describes it in a sentence: the partition, the number of waiting records, its producer and
     * its start.
     */
    public String describe(String topic) {
        return "%s-%d: %d records are held back by %s, open since %s"
                .formatted(
                        topic,
                        partition,
                        heldBack,
                        transactionalId == null
                                ? "a producer's transaction"
                                : "the transaction of producer " + transactionalId,
                        since);
    }
}
