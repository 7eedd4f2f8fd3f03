package dev.switchboard.broadcast.keeper;

import dev.switchboard.broadcast.history.Progress;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Turns what producers said into what is true: one poll, one transaction. The container's thread
 * only.
 *
 * <p>After an assignment, which also follows each transaction that failed, it waits until the
 * node's view has passed the end of contract.history as it stands then, open transactions included:
 * until then what the keeper before it wrote might be missing.
 */
final class Keeping
        implements BatchMessageListener<byte[], byte[]>, ConsumerAwareRebalanceListener {

    private static final long CATCH_UP_MILLIS = 60_000;

    private final Judge judge;
    private final Knowledge knowledge;
    private final Scribe scribe;
    private final Progress progress;
    private final Ends history;
    private final KeeperCounts counts;
    private boolean mustCatchUp = true;
    private int era = -1;

    /** Asks where contract.history ends. */
    interface Ends {
        long[] ask() throws ExecutionException, InterruptedException;
    }

    Keeping(
            Knowledge knowledge,
            Scribe scribe,
            Progress progress,
            Ends history,
            KeeperCounts counts) {
        this.judge = new Judge(knowledge);
        this.knowledge = knowledge;
        this.scribe = scribe;
        this.progress = progress;
        this.history = history;
        this.counts = counts;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            catchUpIfNeeded();
            knowledge.settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the keeper was stopped", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the keeper waits for the view", e);
        }
        int partitions = scribe.updatePartitions();
        for (ConsumerRecord<byte[], byte[]> rec : records) {
            Ruling ruling = judge.rule(rec, partitions);
            counts.count(ruling);
            carryOut(rec, ruling);
        }
        if (progress.era() != era) {
            throw new IllegalStateException("the view began anew while it was asked");
        }
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
            progress.await(history.ask(), CATCH_UP_MILLIS);
            mustCatchUp = false;
        }
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            mustCatchUp = true;
        }
    }
}
