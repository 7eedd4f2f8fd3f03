package dev.switchboard.broadcast.feed;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The latest entry of each key. One thread writes, any reads. */
final class LatestEntries<E extends FeedEntry> {

    private final FeedFormat<E> format;
    private final ConcurrentHashMap<String, E> latest = new ConcurrentHashMap<>();
    private final Map<Object, LongAdder> counts = new ConcurrentHashMap<>();

    LatestEntries(FeedFormat<E> format) {
        this.format = format;
    }

    void put(E entry) {
        count(latest.put(entry.key(), entry), -1);
        count(entry, 1);
    }

    @Nullable E get(String key) {
        return latest.get(key);
    }

    Stream<E> all() {
        return latest.values().stream();
    }

    void forgetTombstones(long before) {
        latest.values().removeIf(entry -> entry.isRemoval() && entry.appendTime() < before);
    }

    /** Removes an entry if it is still the latest of its key. */
    void forget(E entry) {
        if (latest.remove(entry.key(), entry)) {
            count(entry, -1);
        }
    }

    long count(Object countedAs) {
        LongAdder count = counts.get(countedAs);
        return count == null ? 0 : count.sum();
    }

    private void count(@Nullable E entry, long by) {
        Object countedAs = entry == null ? null : format.countedAs(entry);
        if (countedAs != null) {
            counts.computeIfAbsent(countedAs, _ -> new LongAdder()).add(by);
        }
    }
}
