package dev.switchboard.ingest;

import dev.switchboard.admission.log.LogUnavailableException;
import dev.switchboard.admission.log.UpdateLog;
import dev.switchboard.admission.log.UpdateTopic;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.feed.MessageId;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A log that acknowledges only when told to, as a Kafka that has become slow. */
public final class HeldLog implements UpdateLog {

    private final Queue<CompletableFuture<MessageId>> held = new ConcurrentLinkedQueue<>();
    private final AtomicLong appended = new AtomicLong();
    private volatile boolean holding = true;

    @Override
    public CompletableFuture<MessageId> append(
            UpdateTopic topic,
            ContractId key,
            byte @Nullable [] value,
            Map<String, String> headers) {
        CompletableFuture<MessageId> entry = new CompletableFuture<>();
        held.add(entry);
        appended.incrementAndGet();
        if (!holding) {
            acknowledge();
        }
        return entry;
    }

    /** How many records were handed in. */
    public long appended() {
        return appended.get();
    }

    /** How many of them wait to be acknowledged. */
    public int waiting() {
        return held.size();
    }

    /** Acknowledges nothing from now on. */
    public void hold() {
        holding = true;
    }

    /** Acknowledges what waits, and whatever comes. */
    public void flow() {
        holding = false;
        acknowledge();
    }

    /** Gives up what waits, as Kafka's client does after a while. */
    public void giveUp() {
        for (var entry = held.poll(); entry != null; entry = held.poll()) {
            entry.completeExceptionally(
                    new LogUnavailableException("Kafka did not acknowledge in time", null));
        }
    }

    @Override
    public void close() {
        giveUp();
    }

    private void acknowledge() {
        for (var entry = held.poll(); entry != null; entry = held.poll()) {
            entry.complete(new MessageId("contracts", 0, appended.get()));
        }
    }
}
