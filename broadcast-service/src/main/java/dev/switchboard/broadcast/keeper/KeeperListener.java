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
 * <p>After an assignment, which also follows each transaction that failed, it waits until the
 * node's view has passed the end of contract.history as it stands then, open transactions included:
 * until then what the keeper before it wrote might be missing. Where contract.history was made
 * anew, it is built again ({@link HistoryIdentity}).
 */
final class KeeperListener
        implements BatchMessageListener<byte[], byte[]>, ConsumerAwareRebalanceListener {

    private static final long CATCH_UP_MILLIS = 60_000;

    /** More offsets than transactions that failed may have used up in a topic made anew. */
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
     * Decides again on what was decided for a topic that is gone. What was filed or moved then is
     * there still, and is not done twice; what was at home before contract.updates got more
     * partitions was not moved.
     */
    private Decision decideAgain(ConsumerRecord<byte[], byte[]> rec, int now) {
        Decision decision = decider.decide(rec, now);
        if (decision instanceof Decision.Move) {
            decision = decider.decide(rec, historyWriter.firstUpdatePartitions());
        }
        return decision instanceof Decision.Keep ? decision : new Decision.Repeat();
    }

    /**
     * Sees to it that all was written to the topic that the view is of. In one made anew offsets
     * begin at 0 again: what was written there would stand before all that is built again. Where
     * they are low in any case, Kafka is asked.
     */
    private void requireSameTopic() throws ExecutionException, InterruptedException {
        historyWriter.flush();
        for (Future<RecordMetadata> written : kept) {
            // says why where Kafka did not take it
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

    /** What goes beside the offsets that are committed next. */
    String commitMetadata() {
        return historyIdentity.text();
    }
}
