package dev.switchboard.broadcast.history;

import dev.switchboard.model.feed.KeyHash;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The idempotency keys used within the window, as they stand in contract.history. The intake's
 * thread adds and forgets; any thread may ask.
 */
public final class IdempotencyKeys {

    private final long window;
    private final ConcurrentHashMap<Name, Use> latest = new ConcurrentHashMap<>();

    /** Oldest first: partitions are read one after the other when reading begins. */
    private final PriorityQueue<Use> uses =
            new PriorityQueue<>(Comparator.comparingLong(Use::time));

    private long newest;

    private record Name(long high, long low) {
        static Name of(KeyHash hash) {
            return new Name(hash.high(), hash.low());
        }
    }

    private record Use(Name name, long body, long time) {}

    /**
     * @param window how long a key is remembered; at most the compaction lag, beyond which Kafka
     *     may have forgotten it
     */
    public IdempotencyKeys(Duration window) {
        this.window = window.toMillis();
    }

    /** Notes a key used in a record appended at that time, and forgets those out of the window. */
    public void add(KeyHash hash, long appendTime) {
        newest = Math.max(newest, appendTime);
        Use use = new Use(Name.of(hash), hash.body(), appendTime);
        latest.merge(use.name, use, (one, other) -> one.time > other.time ? one : other);
        uses.add(use);
        forgetOld(newest);
    }

    /** Forgets the keys that are out of the window at that time, milliseconds since 1970. */
    public void forgetOld(long now) {
        for (Use oldest = uses.peek();
                oldest != null && oldest.time < now - window;
                oldest = uses.peek()) {
            uses.remove();
            // stays where the key was used again since
            latest.remove(oldest.name, oldest);
        }
    }

    /** Forgets all keys. */
    public void clear() {
        latest.clear();
        uses.clear();
        newest = 0;
    }

    /** The body's hash that the key was used with; null when it was not used within the window. */
    public @Nullable Long body(KeyHash hash) {
        Use use = latest.get(Name.of(hash));
        return use == null ? null : use.body;
    }
}
