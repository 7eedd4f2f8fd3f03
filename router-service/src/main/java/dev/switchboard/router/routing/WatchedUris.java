package dev.switchboard.router.routing;

import dev.switchboard.router.routing.Exposure.LocatedUri;
import dev.switchboard.router.upstream.Upstream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells servers which of their resources clients watch. A server may be registered after that, or
 * again, and is told then. Thread-safe; nothing blocks.
 */
final class WatchedUris {

    private final Exposure exposure;
    private final Map<String, Optional<Told>> watched = new HashMap<>();

    /**
     * Who was told.
     *
     * @param uri as the server names it
     */
    private record Told(Upstream server, String uri) {

        Told(LocatedUri located) {
            this(located.listing().server(), located.uri());
        }
    }

    WatchedUris(Exposure exposure) {
        this.exposure = exposure;
    }

    synchronized void add(String exposed) {
        watched.put(exposed, Optional.empty());
        tell(exposed);
    }

    synchronized void remove(String exposed) {
        Optional<Told> told = watched.remove(exposed);
        if (told != null) {
            told.ifPresent(it -> it.server().unwatch(it.uri()));
        }
    }

    /** The servers are others than before. */
    synchronized void serversChanged() {
        for (String exposed : watched.keySet()) {
            tell(exposed);
        }
    }

    private void tell(String exposed) {
        Optional<Told> before = watched.getOrDefault(exposed, Optional.empty());
        Optional<Told> now = exposure.locate(exposed).map(Told::new);
        if (!now.equals(before)) {
            before.ifPresent(it -> it.server().unwatch(it.uri()));
            now.ifPresent(it -> it.server().watch(it.uri()));
            watched.put(exposed, now);
        }
    }
}
