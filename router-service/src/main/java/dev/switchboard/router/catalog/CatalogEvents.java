package dev.switchboard.router.catalog;

import dev.switchboard.router.upstream.ServerName;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes changes of the catalog to its listeners. Thread-safe. */
final class CatalogEvents implements CatalogListener {

    private final List<CatalogListener> listeners = new CopyOnWriteArrayList<>();
    private final ListingChanges listings =
            new ListingChanges(kinds -> listeners.forEach(it -> it.listingsChanged(kinds)));

    void add(CatalogListener listener) {
        listeners.add(listener);
    }

    void remove(CatalogListener listener) {
        listeners.remove(listener);
    }

    int listeners() {
        return listeners.size();
    }

    @Override
    public void listingsChanged(Set<DefinitionKind> kinds) {
        listings.changed(kinds);
    }

    @Override
    public void resourceUpdated(ServerName server, String uri) {
        listeners.forEach(listener -> listener.resourceUpdated(server, uri));
    }

    @Override
    public void viewChanged(ServerName view) {
        listeners.forEach(listener -> listener.viewChanged(view));
    }

    @Override
    public void happened(ServerOccurrence what, ServerState server) {
        listeners.forEach(listener -> listener.happened(what, server));
    }
}
