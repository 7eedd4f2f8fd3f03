package dev.switchboard.broadcast.history;

import dev.switchboard.broadcast.feed.RecordListener;
import dev.switchboard.model.feed.KeyHash;
import dev.switchboard.model.feed.RecordHeaders;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The idempotency keys used within the window, as they stand in contract.history. The intake's
 * thread adds and forgets; any thread may ask.
 *
 * <p>If there are more than its memory limit allows, it removes the oldest before the window ends,
 * counts them, and reports how far back keys are still known ({@link #reach()}).
 */
public final class IdempotencyKeys implements RecordListener {

    /** The heap size of one key, with its share of both collections. */
    public static final int BYTES_A_KEY = 120;

    private final long window;
    private final long most;
    private final ConcurrentHashMap<Name, Use> latest = new ConcurrentHashMap<>();

    /** Oldest first: partitions are read one after the other when reading begins. */
    private final PriorityQueue<Use> uses =
            new PriorityQueue<>(Comparator.comparingLong(Use::time));

    private final AtomicLong forgottenEarly = new AtomicLong();
    private volatile long size;
    private volatile long reach;
    private long newest;

    /** The time up to which keys were removed early. */
    private long forgottenUntil = Long.MIN_VALUE;

    private record Name(long high, long low) {
        static Name of(KeyHash hash) {
            return new Name(hash.high(), hash.low());
        }
    }

    private record Use(Name name, long body, long time) {}

    /**
     * @param window how long a key is remembered; at most the compaction lag, beyond which Kafka
     *     may have forgotten it
     * @param most how many are remembered
     */
    public IdempotencyKeys(Duration window, long most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one key must be remembered, not " + most);
        }
        this.window = window.toMillis();
        this.most = most;
        this.reach = this.window;
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> rec) {
        RecordHeaders.text(rec.headers(), RecordHeaders.KEY_HASH)
                .flatMap(KeyHash::parse)
                .ifPresent(hash -> add(hash, rec.timestamp()));
    }

    /** Adds a key used in a record appended at that time, and removes those out of the window. */
    public void add(KeyHash hash, long appendTime) {
        newest = Math.max(newest, appendTime);
        Use use = new Use(Name.of(hash), hash.body(), appendTime);
        latest.merge(use.name, use, (one, other) -> one.time > other.time ? one : other);
        uses.add(use);
        forgetOld(newest);
        while (uses.size() > most) {
            Use early = uses.remove();
            forget(early);
            forgottenUntil = Math.max(forgottenUntil, early.time);
            forgottenEarly.incrementAndGet();
            Use oldest = uses.peek();
            reach = oldest == null ? 0 : newest - oldest.time;
        }
        size = uses.size();
    }

    /** Removes the keys that are out of the window at that time, milliseconds since 1970. */
    @Override
    public void forgetOld(long now) {
        for (Use oldest = uses.peek();
                oldest != null && oldest.time < now - window;
                oldest = uses.peek()) {
            forget(uses.remove());
        }
        size = uses.size();
        if (reach < window && forgottenUntil < now - window) {
            // all keys removed early would be out of the window by now
            reach = window;
        }
    }

    private void forget(Use use) {
        // stays if the key was used again since
        latest.remove(use.name, use);
    }

    /** The number of keys. */
    public long size() {
        return size;
    }

    /** How many keys were removed within the window because of the limit. */
    public long forgottenEarly() {
        return forgottenEarly.get();
    }

    /**
     * How far back keys were known when one was last removed early; the whole window if none was,
     * or if those would be out of it by now.
     */
    public Duration reach() {
        return Duration.ofMillis(reach);
    }

    @Override
    public void clear() {
        latest.clear();
        uses.clear();
        size = 0;
        newest = 0;
        forgottenUntil = Long.MIN_VALUE;
        reach = window;
    }

    /** The body's hash that the key was used with; null when it was not used within the window. */
    public @Nullable Long body(KeyHash hash) {
        Use use = latest.get(Name.of(hash));
        return use == null ? null : use.body;
    }
}
