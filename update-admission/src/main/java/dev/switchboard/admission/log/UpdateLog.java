package dev.switchboard.admission.log;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.feed.MessageId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An append-only log of updates. Thread-safe.
 *
 * <p>Records of one contract in one feed lie in one partition, in the order in which one thread
 * appended them, with rising offsets.
 */
public interface UpdateLog extends AutoCloseable {

    /**
     * Appends a record. May block for a bounded time while the log is full or away, so callers are
     * virtual threads. Never throws: what goes wrong is in the future.
     *
     * @param value what the record says, in UTF-8; null when the contract is removed
     * @param headers values are written in UTF-8
     * @return where the record lies, once it is safe there. Completed on a thread of the log, which
     *     must not be blocked. Fails with {@link LogUnavailableException} when the log did not
     *     acknowledge in time, and with {@link EntryTooLargeException} when it never will
     */
    CompletableFuture<MessageId> append(
            UpdateTopic topic,
            ContractId key,
            byte @Nullable [] value,
            Map<String, String> headers);

    /** Waits a bounded time for what is on its way; appending then fails as unavailable. */
    @Override
    void close();
}
