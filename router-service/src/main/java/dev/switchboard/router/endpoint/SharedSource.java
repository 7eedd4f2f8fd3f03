package dev.switchboard.router.endpoint;

import dev.switchboard.router.primitive.ChangeListener;
import dev.switchboard.router.primitive.PrimitiveSource;
import dev.switchboard.router.primitive.Prompt;
import dev.switchboard.router.primitive.ReadResourceResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Resource;
import dev.switchboard.router.primitive.ResourceTemplate;
import dev.switchboard.router.primitive.Tool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A source for several endpoints. Thread-safe. */
final class SharedSource implements PrimitiveSource {

    private final PrimitiveSource source;
    private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> watches = new HashMap<>();

    SharedSource(PrimitiveSource source) {
        this.source = source;
        source.announceTo(new EachListener());
    }

    @Override
    public List<Tool> tools() {
        return source.tools();
    }

    @Override
    public List<Resource> resources() {
        return source.resources();
    }

    @Override
    public List<ResourceTemplate> resourceTemplates() {
        return source.resourceTemplates();
    }

    @Override
    public List<Prompt> prompts() {
        return source.prompts();
    }

    @Override
    public boolean mayHave(String uri) {
        return source.mayHave(uri);
    }

    @Override
    public Optional<ReadResourceResult> read(String uri, RequestContext context)
            throws InterruptedException {
        return source.read(uri, context);
    }

    @Override
    public void announceTo(ChangeListener listener) {
        listeners.add(listener);
    }

    @Override
    public void announceNoMoreTo(ChangeListener listener) {
        listeners.remove(listener);
    }

    /** How many endpoints have it. */
    int listeners() {
        return listeners.size();
    }

    @Override
    public synchronized void watched(String uri) {
        if (watches.merge(uri, 1, Integer::sum) == 1) {
            source.watched(uri);
        }
    }

    @Override
    public synchronized void unwatched(String uri) {
        Integer left = watches.computeIfPresent(uri, (_, count) -> count - 1);
        if (left != null && left == 0) {
            watches.remove(uri);
            source.unwatched(uri);
        }
    }

    private final class EachListener implements ChangeListener {

        private void each(Consumer<ChangeListener> change) {
            listeners.forEach(change);
        }

        @Override
        public void resourceUpdated(String uri) {
            each(listener -> listener.resourceUpdated(uri));
        }

        @Override
        public void resourcesChanged() {
            each(ChangeListener::resourcesChanged);
        }

        @Override
        public void toolsChanged() {
            each(ChangeListener::toolsChanged);
        }

        @Override
        public void promptsChanged() {
            each(ChangeListener::promptsChanged);
        }
    }
}
