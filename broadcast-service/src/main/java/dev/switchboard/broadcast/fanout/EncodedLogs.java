package dev.switchboard.broadcast.fanout;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The encoded logs of one feed that have readers, and their memory. Any thread. */
final class EncodedLogs {

    private final SharedLog log;
    private final Pinned pinned;
    private final long budget;
    private final LongAdder bytes = new LongAdder();
    private final ConcurrentHashMap<Readers, EncodedLog> encodedLogs = new ConcurrentHashMap<>();

    /** The subscribers that receive the same bytes for the same changes. */
    private record Readers(Object audience, Filter filter) {}

    /**
     * @param budget bytes that they may take together
     */
    EncodedLogs(SharedLog log, long budget, Pinned pinned) {
        this.log = log;
        this.budget = budget;
        this.pinned = pinned;
    }

    /**
     * The encoded log of a new reader; null for one that receives few changes (its filter names
     * keys) or whose encoder shares its bytes with no other.
     */
    @Nullable EncodedLog join(Encoder encoder, Filter filter) {
        Readers readers = readers(encoder, filter);
        return readers == null
                ? null
                : encodedLogs.compute(
                        readers,
                        (_, found) -> {
                            EncodedLog encodedLog =
                                    found == null
                                            ? new EncodedLog(log, encoder, filter, this)
                                            : found;
                            encodedLog.join();
                            return encodedLog;
                        });
    }

    /** Removes a reader that {@link #join}ed. */
    void leave(Encoder encoder, Filter filter) {
        Readers readers = readers(encoder, filter);
        if (readers != null) {
            encodedLogs.computeIfPresent(
                    readers, (_, encodedLog) -> encodedLog.leave() ? encodedLog : null);
        }
    }

    private static @Nullable Readers readers(Encoder encoder, Filter filter) {
        Object audience = encoder.audience();
        return audience == null || filter.nothing() || !filter.keys().isEmpty()
                ? null
                : new Readers(audience, filter);
    }

    /** The bytes that each may use when all together exceed the budget. */
    long share() {
        return budget / Math.max(1, encodedLogs.size());
    }

    Pinned pinned() {
        return pinned;
    }

    void grew(int more) {
        bytes.add(more);
    }

    boolean isTooMuch() {
        return bytes.sum() > budget;
    }

    /** Their memory in bytes. */
    long bytes() {
        return bytes.sum();
    }
}
