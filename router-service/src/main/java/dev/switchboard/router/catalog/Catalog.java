package dev.switchboard.router.catalog;

import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.router.upstream.Upstreams;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.SmartLifecycle;

/** The servers that the router knows, each with what it offers. Thread-safe. */
public final class Catalog implements SmartLifecycle {

    private final Upstreams upstreams;
    private final CatalogSettings settings;
    private final List<CatalogListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, CatalogServer> servers = new ConcurrentSkipListMap<>();
    private final List<ServerConfiguration> fromFile;
    private volatile boolean running;

    /**
     * @param fromFile the servers of the start-up file
     */
    Catalog(Upstreams upstreams, CatalogSettings settings, List<ServerConfiguration> fromFile) {
        this.upstreams = upstreams;
        this.settings = settings;
        this.fromFile = List.copyOf(fromFile);
    }

    /** Tells of changes from now on. */
    public void addListener(CatalogListener listener) {
        listeners.add(listener);
    }

    /** What the enabled servers offer, in the order of their names. */
    public List<ServerListing> listings() {
        return servers.values().stream().flatMap(server -> server.listing().stream()).toList();
    }

    /** What one server offers; empty if it is not known, not enabled, or was never read. */
    public Optional<ServerListing> listing(ServerName name) {
        return Optional.ofNullable(servers.get(name.key())).flatMap(CatalogServer::listing);
    }

    /** Stops after the HTTP server, whose requests need it until their end. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** What has ended does not begin again. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public synchronized void start() {
        upstreams.endOrphans();
        fromFile.stream().filter(ServerConfiguration::enabled).forEach(this::add);
        running = true;
    }

    private void add(ServerConfiguration configuration) {
        CatalogServer server =
                new CatalogServer(configuration, upstreams, settings.refresh(), allListeners());
        servers.put(configuration.name().key(), server);
        server.start();
    }

    private CatalogListener allListeners() {
        return new CatalogListener() {
            @Override
            public void listingsChanged() {
                listeners.forEach(CatalogListener::listingsChanged);
            }

            @Override
            public void resourceUpdated(ServerName server, String uri) {
                listeners.forEach(listener -> listener.resourceUpdated(server, uri));
            }
        };
    }

    /** Ends all connections, each on a thread of its own, as child processes take their time. */
    @Override
    public synchronized void stop() {
        running = false;
        List<Thread> stopping =
                servers.values().stream()
                        .map(server -> Thread.startVirtualThread(server::close))
                        .toList();
        servers.clear();
        try {
            for (Thread thread : stopping) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
