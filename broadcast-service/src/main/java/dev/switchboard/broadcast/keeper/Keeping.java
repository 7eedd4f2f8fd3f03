package dev.switchboard.broadcast.keeper;

import dev.switchboard.broadcast.history.Progress;
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
 * Turns what producers said into what is true: one poll, one transaction. The container's thread
 * only.
 *
 * <p>After an assignment, which also follows each transaction that failed, it waits until the
 * node's view has passed the end of contract.history as it stands then, open transactions included:
 * until then what the keeper before it wrote might be missing. Where contract.history was made
 * anew, it is built again ({@link Marks}).
 */
final class Keeping
        implements BatchMessageListener<byte[], byte[]>, ConsumerAwareRebalanceListener {

    private static final long CATCH_UP_MILLIS = 60_000;

    /** More offsets than transactions that failed may have used up in a topic made anew. */
    private static final long LOW = 1000;

    private final Judge judge;
    private final Knowledge knowledge;
    private final FirstPlace firstPlace;
    private final Scribe scribe;
    private final Progress progress;
    private final HistoryEnds history;
    private final KeeperCounts counts;
    private final IntSupplier partitions;
    private final UnreadableRecords unreadable;
    private final Marks marks = new Marks();
    private final List<Future<RecordMetadata>> kept = new ArrayList<>();
    private boolean mustCatchUp = true;

    private int era = -1;

    /**
     * @param partitions how many partitions contract.updates has, as all keepers of the group's
     *     generation have it
     */
    Keeping(
            Knowledge knowledge,
            FirstPlace firstPlace,
            Scribe scribe,
            Progress progress,
            HistoryEnds history,
            KeeperCounts counts,
            UnreadableRecords unreadable,
            IntSupplier partitions) {
        this.judge = new Judge(knowledge, firstPlace);
        this.firstPlace = firstPlace;
        this.knowledge = knowledge;
        this.scribe = scribe;
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
            knowledge.settle();
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
            Ruling ruling = marks.isRuledBefore(rec) ? ruleAgain(rec, now) : judge.rule(rec, now);
            counts.count(ruling);
            carryOut(rec, ruling);
        }
        marks.passed(records);
    }

    /**
     * Rules on what was ruled on for a topic that is gone. What was filed or moved then is there
     * still, and is not done twice; what was at home before contract.updates got more partitions
     * was not moved.
     */
    private Ruling ruleAgain(ConsumerRecord<byte[], byte[]> rec, int now) {
        Ruling ruling = judge.rule(rec, now);
        if (ruling instanceof Ruling.Move) {
            ruling = judge.rule(rec, scribe.firstUpdatePartitions());
        }
        return ruling instanceof Ruling.Keep ? ruling : new Ruling.Repeat();
    }

    /**
     * Sees to it that all was written to the topic that the view is of. In one made anew offsets
     * begin at 0 again: what was written there would stand before all that is built again. Where
     * they are low in any case, Kafka is asked.
     */
    private void requireSameTopic() throws ExecutionException, InterruptedException {
        scribe.flush();
        for (Future<RecordMetadata> written : kept) {
            // says why where Kafka did not take it
            var _ = written.get();
        }
        boolean regressed = keptAt(at -> at.offset() < progress.position(at.partition()));
        boolean unsure = keptAt(at -> progress.position(at.partition()) < LOW);
        if (regressed
                || progress.era() != era
                || (unsure && !history.id().equals(marks.history()))) {
            throw new IllegalStateException("the view began anew while it was asked");
        }
    }

    private boolean keptAt(Predicate<RecordMetadata> where) {
        return kept.stream().map(Future::resultNow).anyMatch(where);
    }

    private void carryOut(ConsumerRecord<byte[], byte[]> rec, Ruling ruling) {
        switch (ruling) {
            case Ruling.Keep keep -> keep(keep);
            case Ruling.Refuse refuse -> scribe.refuse(rec, refuse);
            case Ruling.Move move -> scribe.move(rec, move);
            case Ruling.Repeat() -> {}
        }
    }

    private void keep(Ruling.Keep keep) {
        var where = scribe.keep(keep);
        kept.add(where);
        knowledge.wrote(keep.contractId(), keep.update(), keep.keyHash(), where);
    }

    private void catchUpIfNeeded()
            throws ExecutionException, InterruptedException, TimeoutException {
        if (progress.era() != era) {
            mustCatchUp = true;
        }
        if (mustCatchUp) {
            knowledge.forget();
            era = progress.era();
            firstPlace.in(history.updatesId());
            progress.await(history.offsets(), CATCH_UP_MILLIS);
            if (!history.id().equals(marks.history())
                    || !progress.topic().equals(marks.history())) {
                throw new IllegalStateException("contract.history was made anew");
            }
            mustCatchUp = false;
        }
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> given) {
        if (!given.isEmpty()) {
            mustCatchUp = true;
            marks.assigned(consumer, consumer.assignment(), progress.topic());
            unreadable.assigned(consumer, marks.text());
        }
    }

    /** What goes beside the offsets that are committed next. */
    String mark() {
        return marks.text();
    }
}
