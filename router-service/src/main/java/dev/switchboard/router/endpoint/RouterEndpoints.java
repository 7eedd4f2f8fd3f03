package dev.switchboard.router.endpoint;

import dev.switchboard.router.catalog.Catalog;
import dev.switchboard.router.catalog.CatalogListener;
import dev.switchboard.router.catalog.ServerOccurrence;
import dev.switchboard.router.catalog.ServerState;
import dev.switchboard.router.catalog.View;
import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.primitive.PrimitiveSource;
import dev.switchboard.router.routing.RoutedSource;
import dev.switchboard.router.server.Endpoints;
import dev.switchboard.router.server.McpServer;
import dev.switchboard.router.server.ServerIdentity;
import dev.switchboard.router.server.ServerInfo;
import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.router.upstream.UpstreamStatus.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The endpoints of the router: one with everything, one for each server, one for each view. Those
 * of servers and views are made when they are first asked for, and removed with what they are of.
 * Thread-safe.
 */
final class RouterEndpoints implements Endpoints {

    private static final String SERVERS = "/servers/";
    private static final String VIEWS = "/views/";

    private final ServerInfo info;
    private final Catalog catalog;
    private final List<SharedSource> own;
    private final EncryptionKeys keys;
    private final McpServer everything;
    private final Map<String, McpServer> others = new ConcurrentHashMap<>();
    private final List<Consumer<McpServer>> removals = new CopyOnWriteArrayList<>();

    /**
     * @param instructions of the endpoint with everything
     * @param own what the router offers itself
     * @param keys for request states
     */
    RouterEndpoints(
            ServerInfo info,
            String instructions,
            Catalog catalog,
            List<PrimitiveSource> own,
            EncryptionKeys keys) {
        this.info = info;
        this.catalog = catalog;
        this.own = own.stream().map(SharedSource::new).toList();
        this.keys = keys;
        List<PrimitiveSource> all = new ArrayList<>(this.own);
        all.add(RoutedSource.ofMany(catalog, _ -> true));
        this.everything = server("", ServerIdentity.of(info, instructions), all);
        catalog.addListener(new Removal());
    }

    private McpServer server(String path, ServerIdentity identity, List<PrimitiveSource> sources) {
        return new McpServer(path, identity, sources, keys, Clock.systemUTC());
    }

    @Override
    public Optional<McpServer> at(String path) {
        if (path.isEmpty()) {
            return Optional.of(everything);
        }
        if (path.startsWith(SERVERS)) {
            return name(path, SERVERS).flatMap(this::ofServer);
        }
        return path.startsWith(VIEWS) ? name(path, VIEWS).flatMap(this::ofView) : Optional.empty();
    }

    private static Optional<ServerName> name(String path, String before) {
        String name = path.substring(before.length());
        return ServerName.isName(name) ? Optional.of(new ServerName(name)) : Optional.empty();
    }

    private Optional<McpServer> ofServer(ServerName name) {
        return made(
                SERVERS + name.key(),
                () ->
                        catalog.server(name)
                                .filter(it -> it.status().state() != State.DISABLED)
                                .isPresent(),
                path ->
                        server(
                                path,
                                new RoutedIdentity(catalog, name),
                                List.of(RoutedSource.ofOne(catalog, name))));
    }

    private Optional<McpServer> ofView(ServerName name) {
        return made(
                VIEWS + name.key(), () -> catalog.view(name).isPresent(), path -> view(path, name));
    }

    /**
     * The endpoint at a path, made if need be. It is made under the lock of its entry and only
     * while what it is of exists, so that whoever removes that finds the entry.
     */
    private Optional<McpServer> made(
            String path, BooleanSupplier exists, Function<String, McpServer> make) {
        if (!exists.getAsBoolean()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                others.compute(
                        path,
                        (_, before) -> {
                            if (before != null) {
                                return before;
                            }
                            return exists.getAsBoolean() ? make.apply(path) : null;
                        }));
    }

    private McpServer view(String path, ServerName name) {
        List<ViewSource.Part> parts = new ArrayList<>();
        own.forEach(source ->
                parts.add(new ViewSource.Part(source, view -> view.includes(View.ROUTER))));
        parts.add(
                new ViewSource.Part(
                        RoutedSource.ofMany(
                                catalog,
                                server ->
                                        catalog.view(name)
                                                .map(view -> view.includes(server))
                                                .orElse(false)),
                        _ -> true));
        return server(
                path,
                new ViewIdentity(ServerIdentity.of(info, ""), catalog, name),
                List.of(new ViewSource(catalog, name, parts)));
    }

    /** Removes the endpoint of what the catalog has no more; a later one of its name is new. */
    private final class Removal implements CatalogListener {

        @Override
        public void viewChanged(ServerName view) {
            if (catalog.view(view).isEmpty()) {
                remove(VIEWS + view.key());
            }
        }

        @Override
        public void happened(ServerOccurrence what, ServerState server) {
            if (what == ServerOccurrence.REMOVED) {
                remove(SERVERS + server.registration().configuration().name().key());
            }
        }

        private void remove(String path) {
            McpServer removed = others.remove(path);
            if (removed != null) {
                removed.close();
                removals.forEach(listener -> listener.accept(removed));
            }
        }
    }

    @Override
    public void onRemoval(Consumer<McpServer> listener) {
        removals.add(listener);
    }

    /** How many endpoints there are. */
    int count() {
        return 1 + others.size();
    }

    /** How many listeners the router's own sources have. */
    int ownListeners() {
        return own.stream().mapToInt(SharedSource::listeners).sum();
    }

    @Override
    public void closeChanges() {
        everything.changes().close();
        others.values().forEach(server -> server.changes().close());
    }
}
