package dev.switchboard.router.endpoint;

import dev.switchboard.router.catalog.Catalog;
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

/**
 * The endpoints of the router: one with everything, one for each server, one for each view. Those
 * of servers and views are made when they are first asked for. Thread-safe.
 */
final class RouterEndpoints implements Endpoints {

    private static final String SERVERS = "/servers/";
    private static final String VIEWS = "/views/";

    private final ServerInfo info;
    private final Catalog catalog;
    private final List<PrimitiveSource> own;
    private final EncryptionKeys keys;
    private final McpServer everything;
    private final Map<String, McpServer> others = new ConcurrentHashMap<>();

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
        this.own = own.stream().<PrimitiveSource>map(SharedSource::new).toList();
        this.keys = keys;
        List<PrimitiveSource> all = new ArrayList<>(this.own);
        all.add(RoutedSource.ofMany(catalog, _ -> true));
        this.everything = server("", ServerIdentity.of(info, instructions), all);
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
        Optional<ServerState> known =
                catalog.server(name).filter(it -> it.status().state() != State.DISABLED);
        return known.map(_ ->
                others.computeIfAbsent(
                        SERVERS + name.key(),
                        path ->
                                server(
                                        path,
                                        new RoutedIdentity(catalog, name),
                                        List.of(RoutedSource.ofOne(catalog, name)))));
    }

    private Optional<McpServer> ofView(ServerName name) {
        return catalog.view(name)
                .map(_ -> others.computeIfAbsent(VIEWS + name.key(), path -> view(path, name)));
    }

    private McpServer view(String path, ServerName name) {
        List<PrimitiveSource> sources = new ArrayList<>();
        own.forEach(source ->
                sources.add(
                        new ViewSource(catalog, name, source, view -> view.includes(View.ROUTER))));
        sources.add(
                new ViewSource(
                        catalog,
                        name,
                        RoutedSource.ofMany(
                                catalog,
                                server ->
                                        catalog.view(name)
                                                .map(view -> view.includes(server))
                                                .orElse(false)),
                        _ -> true));
        return server(path, new ViewIdentity(ServerIdentity.of(info, ""), catalog, name), sources);
    }

    @Override
    public void closeChanges() {
        everything.changes().close();
        others.values().forEach(server -> server.changes().close());
    }
}
