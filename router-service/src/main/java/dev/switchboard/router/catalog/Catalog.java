package dev.switchboard.router.catalog;

import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.router.upstream.Upstreams;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The servers that the router knows, each with what it offers. Thread-safe. */
public final class Catalog {

    private final Upstreams upstreams;
    private final CatalogSettings settings;
    private final List<StoredServer> fromFile;
    private final CatalogEvents events = new CatalogEvents();
    private final Map<String, CatalogServer> servers = new ConcurrentSkipListMap<>();
    private volatile Map<String, View> views = Map.of();
    private volatile boolean ended;

    /**
     * @param fromFile the servers of the start-up file, which come before registered ones
     */
    Catalog(Upstreams upstreams, CatalogSettings settings, List<StoredServer> fromFile) {
        this.upstreams = upstreams;
        this.settings = settings;
        this.fromFile = List.copyOf(fromFile);
    }

    /** Reports changes from now on. */
    public void addListener(CatalogListener listener) {
        events.add(listener);
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
    public List<View> views() {
        return List.copyOf(views.values());
    }

    /** The view of that name, in any case of its letters; empty if there is none. */
    public Optional<View> view(ServerName name) {
        return Optional.ofNullable(views.get(name.key()));
    }

    /** Has these views from now on. One thread at a time. */
    synchronized void becomeViews(List<View> wanted) {
        Map<String, View> next = new TreeMap<>();
        wanted.forEach(view -> next.put(view.name().key(), view));
        Map<String, View> before = views;
        views = next;
        Set<String> names = new HashSet<>(before.keySet());
        names.addAll(next.keySet());
        names.stream()
                .filter(name -> !Objects.equals(before.get(name), next.get(name)))
                .forEach(name -> events.viewChanged(new ServerName(name)));
    }

    /** Whether the start-up file names the server. */
    boolean isFromFile(ServerName name) {
        return fromFile.stream()
                .anyMatch(server -> server.configuration().name().key().equals(name.key()));
    }

    /**
     * Becomes what is registered, and what the start-up file names. One thread at a time.
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
        Map<String, StoredServer> wanted = new HashMap<>();
        registered.forEach(server -> wanted.put(server.configuration().name().key(), server));
        fromFile.forEach(server -> wanted.put(server.configuration().name().key(), server));
        List<CatalogServer> leaving = new ArrayList<>();
        servers.forEach((key, server) -> {
            if (!server.registration().equals(wanted.get(key))) {
                leaving.add(server);
            }
        });
        leaving.forEach(server -> remove(server, wanted));
        wanted.forEach((key, server) -> {
            if (!servers.containsKey(key)) {
                add(server, recorder, definitions.of(key), leaving);
            }
        });
    }

    /** What the database has of a server's definitions. */
    @FunctionalInterface
    interface StoredDefinitionsSource {
        StoredDefinitions of(String server);
    }

    private void remove(CatalogServer server, Map<String, StoredServer> wanted) {
        String key = server.registration().configuration().name().key();
        servers.remove(key);
        Thread.startVirtualThread(server::close);
        if (!wanted.containsKey(key)) {
            events.listingsChanged(EnumSet.allOf(DefinitionKind.class));
            events.happened(ServerOccurrence.REMOVED, server.state());
        }
    }

    private void add(
            StoredServer registration,
            DefinitionRecorder recorder,
            StoredDefinitions stored,
            List<CatalogServer> leaving) {
        CatalogServer server =
                new CatalogServer(
                        registration, stored, upstreams, recorder, settings.refresh(), events);
        servers.put(registration.configuration().name().key(), server);
        boolean isChange =
                leaving.stream()
                        .anyMatch(old ->
                                old.registration()
                                        .configuration()
                                        .name()
                                        .key()
                                        .equals(registration.configuration().name().key()));
        events.listingsChanged(EnumSet.allOf(DefinitionKind.class));
        events.happened(
                isChange ? ServerOccurrence.CHANGED : ServerOccurrence.REGISTERED, server.state());
        server.start();
    }

    /** Some replica has recorded or approved definitions of a server. */
    void stored(String server, StoredDefinitions definitions) {
        CatalogServer known = servers.get(server);
        if (known != null) {
            known.stored(definitions);
        }
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
