package dev.switchboard.router.catalog;

import dev.switchboard.router.upstream.ServerName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The servers that the router knows, each with what it offers. Thread-safe. */
public final class Catalog {

    private static final Logger log = LoggerFactory.getLogger(Catalog.class);

    private final UpstreamSource upstreams;
    private final CatalogSettings settings;
    private final Map<String, StoredServer> fromFile = new TreeMap<>();
    private final CatalogEvents events = new CatalogEvents();
    private final Map<String, CatalogServer> servers = new ConcurrentSkipListMap<>();
    private volatile Map<String, StoredView> views = Map.of();
    private volatile boolean ended;

    /**
     * @param fromFile the servers of the start-up file, which come before registered ones
     */
    Catalog(UpstreamSource upstreams, CatalogSettings settings, List<StoredServer> fromFile) {
        this.upstreams = upstreams;
        this.settings = settings;
        fromFile.forEach(server -> this.fromFile.put(server.key(), server));
    }

    /** Reports changes from now on. */
    public void addListener(CatalogListener listener) {
        events.add(listener);
    }

    /** Reports no changes to it any more, but those that are being reported. */
    public void removeListener(CatalogListener listener) {
        events.remove(listener);
    }

    /** How many listeners there are. */
    public int listeners() {
        return events.listeners();
    }

    /** What the enabled servers offer, in the order of their names. */
    public List<ServerListing> listings() {
        return servers.values().stream().flatMap(server -> server.listing().stream()).toList();
    }

    /** What one server offers; empty if it is not known, not enabled, or was never read. */
    public Optional<ServerListing> listing(ServerName name) {
        return find(name).flatMap(CatalogServer::listing);
    }

    /** All servers, in the order of their names. */
    public List<ServerState> servers() {
        return servers.values().stream().map(CatalogServer::state).toList();
    }

    /** The server of that name, in any case of its letters; empty if there is none. */
    public Optional<ServerState> server(ServerName name) {
        return find(name).map(CatalogServer::state);
    }

    private Optional<CatalogServer> find(ServerName name) {
        return Optional.ofNullable(servers.get(name.key()));
    }

    /** Reads the lists of a server again, soon; false if there is none of that name. */
    public boolean refresh(ServerName name) {
        Optional<CatalogServer> server = find(name);
        server.ifPresent(CatalogServer::refreshNow);
        return server.isPresent();
    }

    /** All views, in the order of their names. */
    public List<StoredView> views() {
        return List.copyOf(views.values());
    }

    /** The view of that name, in any case of its letters; empty if there is none. */
    public Optional<View> view(ServerName name) {
        return storedView(name).map(StoredView::view);
    }

    /** The same, with who changed it last, and when. */
    public Optional<StoredView> storedView(ServerName name) {
        return Optional.ofNullable(views.get(name.key()));
    }

    /** Has these views from now on. One thread at a time. */
    synchronized void becomeViews(List<StoredView> wanted) {
        Map<String, StoredView> next = new TreeMap<>();
        wanted.forEach(stored -> next.put(stored.view().name().key(), stored));
        Map<String, StoredView> before = views;
        views = next;
        Set<String> names = new HashSet<>(before.keySet());
        names.addAll(next.keySet());
        names.stream()
                .filter(name -> !Objects.equals(before.get(name), next.get(name)))
                .forEach(name -> events.viewChanged(new ServerName(name)));
    }

    /** Whether the start-up file names the server. */
    boolean isFromFile(ServerName name) {
        return fromFile.containsKey(name.key());
    }

    /** The names of all servers, in lower case. */
    Set<String> keys() {
        return Set.copyOf(servers.keySet());
    }

    /** What the database has of a server's definitions. */
    @FunctionalInterface
    interface StoredDefinitionsSource {
        StoredDefinitions of(String server);
    }

    /**
     * Becomes what is registered, and what the start-up file names. If the definitions cannot be
     * had, nothing changes.
     *
     * @param registered of which those that the file names are left out
     * @param definitions of new servers, by their keys
     */
    synchronized void become(
            List<StoredServer> registered,
            DefinitionRecorder recorder,
            StoredDefinitionsSource definitions) {
        if (ended) {
            return;
        }
        Map<String, StoredServer> wanted = new TreeMap<>();
        registered.forEach(server -> wanted.put(server.key(), server));
        wanted.putAll(fromFile);
        List<Addition> additions = new ArrayList<>();
        wanted.forEach((key, server) -> {
            CatalogServer known = servers.get(key);
            if (known == null || !known.isSameAs(server)) {
                additions.add(new Addition(server, definitions.of(key)));
            }
        });
        servers.forEach((key, server) -> {
            StoredServer registration = wanted.get(key);
            if (registration == null) {
                remove(key, server);
            } else if (server.isSameAs(registration)) {
                keep(server, registration);
            }
        });
        additions.forEach(addition -> put(addition, recorder));
    }

    /** A server that is new, or has become another. */
    private record Addition(StoredServer server, StoredDefinitions stored) {}

    private void remove(String key, CatalogServer server) {
        servers.remove(key);
        server.retire();
        events.listingsChanged(EnumSet.allOf(DefinitionKind.class));
        events.happened(ServerOccurrence.REMOVED, server.state());
        Thread.startVirtualThread(server::close);
    }

    private void keep(CatalogServer server, StoredServer registration) {
        if (!server.registration().equals(registration)) {
            server.become(registration);
            events.happened(ServerOccurrence.CHANGED, server.state());
        }
    }

    private void put(Addition addition, DefinitionRecorder recorder) {
        StoredServer registration = addition.server();
        CatalogServer server;
        try {
            server =
                    new CatalogServer(
                            registration,
                            addition.stored(),
                            upstreams,
                            recorder,
                            settings.refresh(),
                            events);
        } catch (IllegalArgumentException e) {
            log.error("{} cannot be used: {}", registration.configuration().name(), e.getMessage());
            CatalogServer before = servers.get(registration.key());
            if (before != null) {
                remove(registration.key(), before);
            }
            return;
        }
        CatalogServer before = servers.put(registration.key(), server);
        if (before != null) {
            before.retire();
            Thread.startVirtualThread(before::close);
        }
        events.listingsChanged(EnumSet.allOf(DefinitionKind.class));
        events.happened(
                before == null ? ServerOccurrence.REGISTERED : ServerOccurrence.CHANGED,
                server.state());
        server.start();
    }

    /** Some replica has recorded or approved definitions of a server. */
    void stored(String server, StoredDefinitions definitions) {
        CatalogServer known = servers.get(server);
        if (known != null) {
            known.stored(definitions);
        }
    }

    /** The database serves: what could not be recorded can be now. */
    void recordAgain() {
        servers.values().forEach(CatalogServer::recordAgain);
    }

    /** Somebody has approved definitions of a server. */
    void approved(ServerName name) {
        find(name).ifPresent(it -> events.happened(ServerOccurrence.APPROVED, it.state()));
    }

    /** Ends all connections, side by side, as child processes take their time. */
    void end() {
        List<Thread> ending;
        synchronized (this) {
            ended = true;
            ending =
                    servers.values().stream()
                            .map(server -> Thread.startVirtualThread(server::close))
                            .toList();
        }
        try {
            for (Thread thread : ending) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
