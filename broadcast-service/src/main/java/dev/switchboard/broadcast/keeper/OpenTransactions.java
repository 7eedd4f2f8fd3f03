package dev.switchboard.broadcast.keeper;

import dev.switchboard.broadcast.history.OpenTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the open transactions that hide records from read_committed consumers. Blocks until Kafka
 * answers. One thread.
 */
final class OpenTransactions {

    private static final Logger logger = LoggerFactory.getLogger(OpenTransactions.class);

    private final Map<TopicPartition, Noticed> noticed = new HashMap<>();

    /**
     * @param start the offset of its first record, which identifies it
     */
    private record Noticed(long start, OpenTransaction transaction) {}

    private record Owner(@Nullable String transactionalId, @Nullable Instant since) {

        static final Owner UNKNOWN = new Owner(null, null);
    }

    /** Where partitions end, open transactions included. */
    static Map<TopicPartition, Long> ends(Admin admin, Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        var answer =
                admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                        .all()
                        .get();
        Map<TopicPartition, Long> ends = new HashMap<>();
        answer.forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /**
     * The transactions that are open, one at most for each partition: the one that began first.
     *
     * @param ends as {@link #ends} returned them
     * @param stable the last stable offsets, read after {@code ends}
     */
    List<OpenTransaction> between(
            Admin admin, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> stable)
            throws InterruptedException {
        List<OpenTransaction> open = new ArrayList<>();
        for (var end : ends.entrySet()) {
            TopicPartition partition = end.getKey();
            long start = stable.getOrDefault(partition, Long.MAX_VALUE);
            long heldBack = end.getValue() - start;
            if (heldBack > 0) {
                open.add(find(admin, partition, start, heldBack));
            } else {
                noticed.remove(partition);
            }
        }
        return open;
    }

    /** Asks Kafka for its producer only once. */
    private OpenTransaction find(Admin admin, TopicPartition partition, long start, long heldBack)
            throws InterruptedException {
        Noticed before = noticed.get(partition);
        OpenTransaction found;
        if (before != null && before.start == start) {
            OpenTransaction same = before.transaction;
            found =
                    new OpenTransaction(
                            same.partition(), heldBack, same.since(), same.transactionalId());
        } else {
            Owner owner = ownerOf(admin, partition);
            found =
                    new OpenTransaction(
                            partition.partition(),
                            heldBack,
                            owner.since == null ? Instant.now() : owner.since,
                            owner.transactionalId);
        }
        noticed.put(partition, new Noticed(start, found));
        return found;
    }

    /** What Kafka says of its producer; the ACLs may not allow this node to ask. */
    private static Owner ownerOf(Admin admin, TopicPartition partition)
            throws InterruptedException {
        try {
            ProducerState first =
                    admin
                            .describeProducers(List.of(partition))
                            .partitionResult(partition)
                            .get()
                            .activeProducers()
                            .stream()
                            .filter(state -> state.currentTransactionStartOffset().isPresent())
                            .min((a, b) ->
                                    Long.compare(
                                            a.currentTransactionStartOffset().orElseThrow(),
                                            b.currentTransactionStartOffset().orElseThrow()))
                            .orElse(null);
            return first == null ? Owner.UNKNOWN : ownerOf(admin, first.producerId());
        } catch (ExecutionException e) {
            logger.debug(
                    "cannot determine the producer of the open transaction in {}", partition, e);
            return Owner.UNKNOWN;
        }
    }

    private static Owner ownerOf(Admin admin, long producerId)
            throws ExecutionException, InterruptedException {
        var only = new ListTransactionsOptions().filterProducerIds(Set.of(producerId));
        for (TransactionListing listing : admin.listTransactions(only).all().get()) {
            String id = listing.transactionalId();
            var start =
                    admin.describeTransactions(List.of(id))
                            .description(id)
                            .get()
                            .transactionStartTimeMs();
            return new Owner(
                    id, start.isPresent() ? Instant.ofEpochMilli(start.getAsLong()) : null);
        }
        return Owner.UNKNOWN;
    }
}
