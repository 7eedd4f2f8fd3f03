package dev.switchboard.router.catalog;

import dev.switchboard.router.catalog.DefinitionReader.Lists;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.ServerDescription;
import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.router.upstream.Upstream;
import dev.switchboard.router.upstream.UpstreamListener;
import dev.switchboard.router.upstream.Upstreams;
import dev.switchboard.service.loop.BackgroundLoop;
import dev.switchboard.service.loop.RetryPause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server with what it offers. A thread of its own reads its lists at the start, when the server
 * announces a change, when their time is over, and until it succeeds after a failure. Thread-safe.
 */
final class CatalogServer implements UpstreamListener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CatalogServer.class);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    private final Upstream upstream;
    private final CatalogListener changes;
    private final Duration refresh;
    private final RetryPause retry = new RetryPause(FIRST_RETRY, LAST_RETRY);
    private final BackgroundLoop loop;
    private volatile @Nullable ServerListing listing;

    CatalogServer(
            ServerConfiguration configuration,
            Upstreams upstreams,
            Duration refresh,
            CatalogListener changes) {
        this.refresh = refresh;
        this.changes = changes;
        this.loop = new BackgroundLoop("catalog-" + configuration.name(), this::readLists);
        this.upstream = upstreams.of(configuration, this);
    }

    void start() {
        loop.start();
    }

    /** What it offers; empty if it was never read. */
    Optional<ServerListing> listing() {
        return Optional.ofNullable(listing);
    }

    private Duration readLists() throws InterruptedException {
        try {
            ServerDescription description = upstream.connect();
            Lists lists = DefinitionReader.read(upstream, description);
            retry.reset();
            become(new ServerListing(upstream, lists.definitions()));
            return lists.fresh().isZero() ? refresh : longer(lists.fresh(), SHORTEST);
        } catch (McpException e) {
            log.debug("the lists of {} cannot be read: {}", upstream.name(), e.message());
            return retry.next();
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private void become(ServerListing next) {
        List<Definition> before = listing == null ? List.of() : listing.definitions();
        boolean changed = listing == null || !before.equals(next.definitions());
        listing = next;
        if (changed) {
            log.info(
                    "{} offers {} tools, resources and prompts",
                    upstream.name(),
                    next.definitions().size());
            changes.listingsChanged();
        }
    }

    @Override
    public void connected(ServerName server, ServerDescription description) {
        log.info("connected to {}, revision {}", server, description.version());
    }

    @Override
    public void disconnected(ServerName server, String reason) {
        log.warn("{} is not available: {}", server, reason);
    }

    @Override
    public void notified(ServerName server, Notification notification) {
        switch (notification.method()) {
            case "notifications/tools/list_changed",
                    "notifications/resources/list_changed",
                    "notifications/prompts/list_changed" ->
                    loop.wake();
            case "notifications/resources/updated" ->
                    changes.resourceUpdated(server, notification.params().path("uri").asString(""));
            default -> log.debug("{} sent {}", server, notification.method());
        }
    }

    @Override
    public void close() {
        loop.stop();
        upstream.close();
    }
}
