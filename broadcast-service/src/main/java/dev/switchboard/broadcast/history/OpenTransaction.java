package dev.switchboard.broadcast.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of a producer, begun in contract.updates and not ended. Kafka shows no record from
 * its first one on to readers of what is committed.
 *
 * @param partition where it was begun
 * @param heldBack how many records it holds back, offset by offset, its own among them
 * @param since when it began, by Kafka's clock; where Kafka does not tell, when it was noticed
 * @param transactionalId its producer's {@code transactional.id}; null where Kafka does not tell
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
