package dev.switchboard.router.server;

import dev.switchboard.router.primitive.ChangeListener;
import dev.switchboard.router.primitive.PrimitiveSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes changes to the watches that they concern. A change costs one look-up, however many watch
 * other resources. Thread-safe.
 */
public final class Changes implements ChangeListener {

    private final List<PrimitiveSource> sources;
    private final Runnable listsChange;
    private final Map<String, Set<Watch>> byUri = new ConcurrentHashMap<>();
    private volatile boolean closed;
    private final Set<Watch> all = ConcurrentHashMap.newKeySet();

    /**
     * @param listsChange runs when a list changes, before any watch is notified
     */
    Changes(List<PrimitiveSource> sources, Runnable listsChange) {
        this.sources = sources;
        this.listsChange = listsChange;
    }

    /** Begins a watch, which must be closed. */
    public Watch watch(ChangeFilter filter) {
        Watch watch = new Watch(this, filter.lists());
        all.add(watch);
        if (closed) {
            watch.end();
        }
        filter.uris().forEach(watch::add);
        return watch;
    }

    /** How many watches there are. */
    public int watches() {
        return all.size();
    }

    @Override
    public void resourceUpdated(String uri) {
        Set<Watch> watches = byUri.get(uri);
        if (watches != null) {
            watches.forEach(watch -> watch.resourceUpdated(uri));
        }
    }

    @Override
    public void resourcesChanged() {
        changed(ListChange.RESOURCES);
    }

    @Override
    public void toolsChanged() {
        changed(ListChange.TOOLS);
    }

    @Override
    public void promptsChanged() {
        changed(ListChange.PROMPTS);
    }

    @Override
    public void listsChanged() {
        listsChange.run();
        for (ListChange change : ListChange.values()) {
            all.forEach(watch -> watch.listChanged(change));
        }
    }

    private void changed(ListChange change) {
        listsChange.run();
        all.forEach(watch -> watch.listChanged(change));
    }

    /** Ends all watches: no more changes are reported. */
    public void close() {
        closed = true;
        all.forEach(Watch::end);
    }

    /** Notifies sources of the first and last watch of a resource, in order. */
    void add(Watch watch, String uri) {
        byUri.compute(
                uri,
                (_, watches) -> {
                    Set<Watch> now = watches;
                    if (now == null) {
                        now = ConcurrentHashMap.newKeySet();
                        sources.forEach(source -> source.watched(uri));
                    }
                    now.add(watch);
                    return now;
                });
    }

    void remove(Watch watch, String uri) {
        byUri.computeIfPresent(
                uri,
                (_, watches) -> {
                    watches.remove(watch);
                    if (!watches.isEmpty()) {
                        return watches;
                    }
                    sources.forEach(source -> source.unwatched(uri));
                    return null;
                });
    }

    void remove(Watch watch) {
        all.remove(watch);
    }
}
