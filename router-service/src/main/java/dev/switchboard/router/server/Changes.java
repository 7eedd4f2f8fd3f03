package dev.switchboard.router.server;

import dev.switchboard.router.primitive.ChangeListener;
import dev.switchboard.router.primitive.PrimitiveSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings changes to those who want to hear of them. A change costs one look-up, however many watch
 * other things. Thread-safe.
 */
public final class Changes implements ChangeListener {

    private final List<PrimitiveSource> sources;
    private final Runnable listsChange;
    private final Map<String, Set<Watch>> byUri = new ConcurrentHashMap<>();
    private volatile boolean closed;
    private final Set<Watch> all = ConcurrentHashMap.newKeySet();

    /**
     * @param listsChange what else there is to do when a list changes, before anybody is told
     */
    Changes(List<PrimitiveSource> sources, Runnable listsChange) {
        this.sources = sources;
        this.listsChange = listsChange;
    }

    /** Begins a watch, which is to be closed. */
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

    private void changed(ListChange change) {
        listsChange.run();
        all.forEach(watch -> watch.listChanged(change));
    }

    /** Ends all watches, as nothing more is told. */
    public void close() {
        closed = true;
        all.forEach(Watch::end);
    }

    /** Sources hear of first and last watches in the order in which they come and go. */
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
