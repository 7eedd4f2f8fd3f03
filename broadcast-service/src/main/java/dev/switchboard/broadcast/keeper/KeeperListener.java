package dev.switchboard.broadcast.keeper;

import dev.switchboard.broadcast.feed.ReadProgress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Decides on each polled record and writes the results to Kafka, one transaction a poll. The
 * container's thread only.
 *
 * <p>After an assignment, which also follows each failed transaction, it waits until the node's
 * view has passed the end of contract.history as it stands then, open transactions included: until
 * then the view may lack what the previous keeper wrote. If contract.history was recreated, it
 * rebuilds it ({@link HistoryIdentity}).
 */
final class KeeperListener
        implements BatchMessageListener<byte[], byte[]>, ConsumerAwareRebalanceListener {

    private static final long CATCH_UP_MILLIS = 60_000;

    /** More offsets than failed transactions can have used up in a recreated topic. */
    private static final long LOW = 1000;

    private final UpdateDecider decider;
    private final PendingState pendingState;
    private final OriginalPosition originalPosition;
    private final HistoryWriter historyWriter;
    private final ReadProgress progress;
    private final HistoryEnds history;
    private final KeeperCounts counts;
    private final IntSupplier partitions;
    private final UnreadableRecords unreadable;
    private final HistoryIdentity historyIdentity = new HistoryIdentity();
    private final List<Future<RecordMetadata>> kept = new ArrayList<>();
    private boolean mustCatchUp = true;

    private int era = -1;

    /**
     * @param partitions how many partitions contract.updates has, as all keepers of the group's
     *     generation have it
     */
    KeeperListener(
            PendingState pendingState,
            OriginalPosition originalPosition,
            HistoryWriter historyWriter,
            ReadProgress progress,
            HistoryEnds history,
            KeeperCounts counts,
            UnreadableRecords unreadable,
            IntSupplier partitions) {
        this.decider = new UpdateDecider(pendingState, originalPosition);
        this.originalPosition = originalPosition;
        this.pendingState = pendingState;
        this.historyWriter = historyWriter;
        this.progress = progress;
        this.history = history;
        this.counts = counts;
        this.unreadable = unreadable;
        this.partitions = partitions;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            catchUpIfNeeded();
            pendingState.settle();
            keep(records);
            requireSameTopic();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the keeper was stopped", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the keeper waits for the view", e);
        }
    }

    private void keep(List<ConsumerRecord<byte[], byte[]>> records) {
        kept.clear();
        int now = partitions.getAsInt();
        for (ConsumerRecord<byte[], byte[]> rec : records) {
            Decision decision =
                    historyIdentity.isDecidedBefore(rec)
                            ? decideAgain(rec, now)
                            : decider.decide(rec, now);
            counts.count(decision);
            carryOut(rec, decision);
        }
        historyIdentity.passed(records);
    }

    /**
     * Decides again on records that a keeper decided on for an earlier contract.history. Dead
     * letters and moved records of that time still exist, so it does not write them twice; a record
     * that was in the right partition before contract.updates got more partitions was not moved.
     */
    private Decision decideAgain(ConsumerRecord<byte[], byte[]> rec, int now) {
        Decision decision = decider.decide(rec, now);
        if (decision instanceof Decision.Move) {
            decision = decider.decide(rec, historyWriter.firstUpdatePartitions());
        }
        return decision instanceof Decision.Keep ? decision : new Decision.Repeat();
    }

    /**
     * Ensures that all writes went to the topic that the view has read. In a recreated topic
     * offsets begin at 0 again, so these writes would precede everything that is rebuilt. While
     * offsets are low in any case, it asks Kafka for the topic's id.
     */
    private void requireSameTopic() throws ExecutionException, InterruptedException {
        historyWriter.flush();
        for (Future<RecordMetadata> written : kept) {
            // throws the reason if Kafka refused it
            var _ = written.get();
        }
        boolean regressed = keptAt(at -> at.offset() < progress.position(at.partition()));
        boolean unsure = keptAt(at -> progress.position(at.partition()) < LOW);
        if (regressed
                || progress.era() != era
                || (unsure && !history.id().equals(historyIdentity.history()))) {
            throw new IllegalStateException("the view restarted during the transaction");
        }
    }

    private boolean keptAt(Predicate<RecordMetadata> where) {
        return kept.stream().map(Future::resultNow).anyMatch(where);
    }

    private void carryOut(ConsumerRecord<byte[], byte[]> rec, Decision decision) {
        switch (decision) {
            case Decision.Keep keep -> keep(keep);
            case Decision.Refuse refuse -> historyWriter.refuse(rec, refuse);
            case Decision.Move move -> historyWriter.move(rec, move);
            case Decision.Repeat() -> {}
        }
    }

    private void keep(Decision.Keep keep) {
        var where = historyWriter.keep(keep);
        kept.add(where);
        pendingState.wrote(keep.contractId(), keep.update(), keep.keyHash(), where);
    }

    private void catchUpIfNeeded()
            throws ExecutionException, InterruptedException, TimeoutException {
        if (progress.era() != era) {
            mustCatchUp = true;
        }
        if (mustCatchUp) {
            pendingState.forget();
            era = progress.era();
            originalPosition.in(history.updatesId());
            progress.await(history.offsets(), CATCH_UP_MILLIS);
            if (!history.id().equals(historyIdentity.history())
                    || !progress.topic().equals(historyIdentity.history())) {
                throw new IllegalStateException("contract.history was recreated");
            }
            mustCatchUp = false;
        }
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> given) {
        if (!given.isEmpty()) {
            mustCatchUp = true;
            historyIdentity.assigned(consumer, consumer.assignment(), progress.topic());
        }
        unreadable.assigned(consumer, historyIdentity.text());
    }

    /** The metadata of the offsets that are committed next. */
    String commitMetadata() {
        return historyIdentity.text();
    }
}
