package dev.switchboard.broadcast.history;

import dev.switchboard.model.feed.KeyHash;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The idempotency keys used within the window, as they stand in contract.history. The intake's
 * thread adds and forgets; any thread may ask.
 */
public final class IdempotencyKeys {

    private final long window;
    private final ConcurrentHashMap<Name, Long> bodies = new ConcurrentHashMap<>();
    private final ArrayDeque<Use> uses = new ArrayDeque<>();

    private record Name(long high, long low) {
        static Name of(KeyHash hash) {
            return new Name(hash.high(), hash.low());
        }
    }

    private record Use(Name name, long time) {}

    /**
     * @param window how long a key is remembered; at most the compaction lag, beyond which Kafka
     *     may have forgotten it
     */
    public IdempotencyKeys(Duration window) {
        this.window = window.toMillis();
    }

    /** Notes a key used in a record appended at that time, and forgets those out of the window. */
    public void add(KeyHash hash, long appendTime) {
        forget(appendTime - window);
        Name name = Name.of(hash);
        bodies.put(name, hash.body());
        uses.add(new Use(name, appendTime));
    }

    /** Forgets all keys used before that time, milliseconds since 1970. */
    public void forget(long before) {
        while (!uses.isEmpty() && uses.peek().time < before) {
            bodies.remove(uses.remove().name);
        }
    }

    /** Forgets the keys that are out of the window now. */
    public void forgetOld(long now) {
        forget(now - window);
    }

    /** Forgets all keys. */
    public void clear() {
        bodies.clear();
        uses.clear();
    }

    /** The body's hash that the key was used with; null when it was not used within the window. */
    public @Nullable Long body(KeyHash hash) {
        return bodies.get(Name.of(hash));
    }
}
