package dev.switchboard.router.catalog;

import dev.switchboard.router.catalog.DefinitionReader.Lists;
import dev.switchboard.router.catalog.Pins.Screened;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.upstream.ServerDescription;
import dev.switchboard.router.upstream.ServerEndpoint;
import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.router.upstream.Upstream;
import dev.switchboard.router.upstream.UpstreamListener;
import dev.switchboard.router.upstream.Upstreams;
import dev.switchboard.service.loop.BackgroundLoop;
import dev.switchboard.service.loop.RetryPause;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * A server with what it offers. A thread of its own reads its lists: at the start, when there is a
 * new connection, when the server announces a change, when their time is over, and until it
 * succeeds after a failure. Thread-safe.
 */
final class CatalogServer implements UpstreamListener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CatalogServer.class);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final StoredServer registration;
    private final Upstream upstream;
    private final CatalogEvents events;
    private final DefinitionRecorder recorder;
    private final Duration refresh;
    private final RetryPause retry = new RetryPause(FIRST_RETRY, LAST_RETRY);
    private final BackgroundLoop loop;
    private final Pins pins = new Pins();
    private volatile boolean stale = true;
    private volatile boolean unrecorded;
    private volatile @Nullable ServerListing listing;
    private volatile List<Quarantined> quarantined = List.of();
    private @Nullable List<Definition> listed;
    private long readAgainAt;

    /**
     * @param stored what the database has of its definitions
     */
    CatalogServer(
            StoredServer registration,
            StoredDefinitions stored,
            Upstreams upstreams,
            DefinitionRecorder recorder,
            Duration refresh,
            CatalogEvents events) {
        this.registration = registration;
        this.recorder = recorder;
        this.refresh = refresh;
        this.events = events;
        ServerName name = registration.configuration().name();
        this.loop = new BackgroundLoop("catalog-" + name, this::round);
        this.upstream = upstreams.of(registration.configuration(), this);
        pins.approve(stored.approved());
        if (!stored.listed().isEmpty()) {
            become(stored.listed());
            stale = isRemote();
        }
    }

    /** A child process is started when it is needed, if it is known what it offers. */
    private boolean isRemote() {
        return registration.configuration().endpoint() instanceof ServerEndpoint.Http;
    }

    void start() {
        if (registration.configuration().enabled()) {
            loop.start();
        }
    }

    StoredServer registration() {
        return registration;
    }

    /** What it offers; empty if it was never read, or is disabled. */
    Optional<ServerListing> listing() {
        return registration.configuration().enabled()
                ? Optional.ofNullable(listing)
                : Optional.empty();
    }

    /** How it is now. */
    ServerState state() {
        ServerListing now = listing;
        return new ServerState(
                registration,
                upstream.status(registration.configuration().enabled()),
                upstream.description(),
                now == null ? List.of() : now.definitions(),
                quarantined,
                upstream.errors());
    }

    /** The lists are read again at once. */
    void refreshNow() {
        stale = true;
        loop.wake();
    }

    private Duration round() throws InterruptedException {
        upstream.endIfUnused();
        if (unrecorded) {
            record();
        }
        boolean timeIsOver = System.nanoTime() - readAgainAt >= 0;
        boolean isConnected = upstream.description().isPresent();
        if (stale || (timeIsOver && (isRemote() || isConnected))) {
            Duration next = readLists();
            readAgainAt = System.nanoTime() + next.toNanos();
            return stale ? next : shorter(next, LONGEST_PAUSE);
        }
        return LONGEST_PAUSE;
    }

    private Duration readLists() throws InterruptedException {
        stale = true;
        try {
            ServerDescription description = upstream.connect();
            stale = false;
            Lists lists = DefinitionReader.read(upstream, description);
            retry.reset();
            if (become(lists.definitions())) {
                record();
            }
            return lists.fresh().isZero() ? refresh : longer(lists.fresh(), SHORTEST);
        } catch (McpException e) {
            log.debug("the lists of {} cannot be read: {}", upstream.name(), e.message());
            stale = true;
            return retry.next();
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Offers what is approved of a list; true if the list is another than before. */
    private synchronized boolean become(List<Definition> definitions) {
        boolean isAnother = !definitions.equals(listed);
        listed = definitions;
        screen();
        return isAnother;
    }

    private synchronized void screen() {
        if (listed == null) {
            return;
        }
        Set<String> before = new HashSet<>();
        quarantined.forEach(it -> before.add(it.changed().hash()));
        Screened screened = pins.screen(listed);
        ServerListing old = listing;
        ServerListing next =
                new ServerListing(upstream, screened.offered(), screened.quarantined());
        listing = next;
        quarantined = screened.quarantined();
        Set<DefinitionKind> changed = changedKinds(old, next);
        if (old == null || !changed.isEmpty()) {
            events.listingsChanged(old == null ? EnumSet.allOf(DefinitionKind.class) : changed);
            events.happened(ServerOccurrence.DEFINITIONS_CHANGED, state());
        }
        if (quarantined.stream().anyMatch(it -> !before.contains(it.changed().hash()))) {
            log.warn(
                    "{} changed definitions that were approved: {} are in quarantine",
                    upstream.name(),
                    quarantined.size());
            events.happened(ServerOccurrence.QUARANTINED, state());
        }
    }

    private static Set<DefinitionKind> changedKinds(
            @Nullable ServerListing before, ServerListing now) {
        Set<DefinitionKind> changed = EnumSet.noneOf(DefinitionKind.class);
        for (DefinitionKind kind : DefinitionKind.values()) {
            if (before != null && !before.of(kind).equals(now.of(kind))) {
                changed.add(kind);
            }
        }
        return changed;
    }

    private void record() {
        List<Definition> now = listing == null ? List.of() : List.copyOf(listedNow());
        try {
            recorder.record(upstream.name(), now);
            unrecorded = false;
        } catch (DataAccessException e) {
            // it stays in memory, and is tried again
            log.debug("the definitions of {} cannot be stored", upstream.name(), e);
            unrecorded = true;
        }
    }

    private synchronized List<Definition> listedNow() {
        return listed == null ? List.of() : listed;
    }

    /** Some replica has recorded or approved definitions. */
    void stored(StoredDefinitions stored) {
        synchronized (this) {
            pins.approve(stored.approved());
            if (listed == null && !stored.listed().isEmpty()) {
                listed = stored.listed();
            }
        }
        screen();
    }

    @Override
    public void connected(ServerName server, ServerDescription description) {
        log.info("connected to {}, revision {}", server, description.version());
        events.happened(ServerOccurrence.CONNECTED, state());
        refreshNow();
    }

    @Override
    public void disconnected(ServerName server, String reason) {
        log.warn("{} is not available: {}", server, reason);
        events.happened(ServerOccurrence.UNAVAILABLE, state());
        if (!isRemote()) {
            return;
        }
        if (upstream.description().isPresent()) {
            // a request failed: who answers the next may be another, with other lists
            refreshNow();
        } else {
            // to be there again when it is needed, and to hear of changes
            upstream.reopen();
        }
    }

    @Override
    public void notified(ServerName server, Notification notification) {
        switch (notification.method()) {
            case "notifications/tools/list_changed",
                    "notifications/resources/list_changed",
                    "notifications/prompts/list_changed" ->
                    refreshNow();
            case "notifications/resources/updated" ->
                    events.resourceUpdated(server, notification.params().path("uri").asString(""));
            default -> log.debug("{} sent {}", server, notification.method());
        }
    }

    @Override
    public void close() {
        loop.stop();
        upstream.close();
    }
}
