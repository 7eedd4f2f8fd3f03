package dev.switchboard.router.catalog;

import dev.switchboard.router.catalog.DefinitionReader.Lists;
import dev.switchboard.router.catalog.ListedDefinitions.Difference;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.upstream.ServerDescription;
import dev.switchboard.router.upstream.ServerEndpoint;
import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.router.upstream.Upstream;
import dev.switchboard.router.upstream.UpstreamListener;
import dev.switchboard.service.loop.BackgroundLoop;
import dev.switchboard.service.loop.RetryPause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

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
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** A server that announces changes without end must not keep the router busy. */
    private static final Duration BETWEEN_READINGS = Duration.ofMillis(200);

    private final Upstream upstream;
    private final CatalogEvents events;
    private final DefinitionRecorder recorder;
    private final Duration refresh;
    private final RetryPause retry = new RetryPause(FIRST_RETRY, LAST_RETRY);
    private final BackgroundLoop loop;
    private final ListedDefinitions definitions;
    private volatile StoredServer registration;
    private volatile boolean stale;
    private volatile boolean connected;

    /** Why it is not available, which is reported once, however often it is tried in vain. */
    private volatile @Nullable String unavailableFor;

    private volatile boolean unrecorded;
    private volatile @Nullable Thread reader;
    private boolean closed;
    private long readAt;
    private long readAgainAt;

    /**
     * @param stored what the database has of its definitions
     */
    CatalogServer(
            StoredServer registration,
            StoredDefinitions stored,
            UpstreamSource upstreams,
            DefinitionRecorder recorder,
            Duration refresh,
            CatalogEvents events) {
        this.registration = registration;
        this.recorder = recorder;
        this.refresh = refresh;
        this.events = events;
        this.loop = new BackgroundLoop("catalog-" + name(), this::round);
        this.upstream = upstreams.of(registration.configuration(), this);
        this.definitions = new ListedDefinitions(upstream, stored);
        // a child process is started when it is needed, if it is known what it offers
        this.stale = isRemote() || definitions.listing().isEmpty();
        this.readAt = System.nanoTime() - BETWEEN_READINGS.toNanos();
        this.readAgainAt = System.nanoTime();
    }

    private ServerName name() {
        return registration.configuration().name();
    }

    private boolean isRemote() {
        return registration.configuration().endpoint() instanceof ServerEndpoint.Http;
    }

    private boolean isEnabled() {
        return registration.configuration().enabled();
    }

    void start() {
        if (isEnabled()) {
            loop.start();
        }
    }

    StoredServer registration() {
        return registration;
    }

    /** Whether a registration makes no other server of it. */
    boolean isSameAs(StoredServer other) {
        return registration.configuration().equals(other.configuration())
                && registration.createdAt().equals(other.createdAt());
    }

    /** The same server was registered anew. */
    void become(StoredServer same) {
        registration = same;
    }

    /** What it offers; empty if it was never read, or is disabled. */
    Optional<ServerListing> listing() {
        return isEnabled() ? definitions.listing() : Optional.empty();
    }

    /** How it is now. */
    ServerState state() {
        Optional<ServerListing> listing = definitions.listing();
        return new ServerState(
                registration,
                upstream.status(isEnabled()),
                upstream.description(),
                listing.map(ServerListing::definitions).orElse(List.of()),
                listing.map(ServerListing::quarantined).orElse(List.of()),
                upstream.errors());
    }

    /** The lists are read again at once. */
    void refreshNow() {
        stale = true;
        // a reading under way looks by itself whether it was enough
        if (!Thread.currentThread().equals(reader)) {
            loop.wake();
        }
    }

    private Duration round() throws InterruptedException {
        reader = Thread.currentThread();
        upstream.endIfUnused();
        if (unrecorded) {
            take(definitions.listed());
        }
        boolean timeIsOver = System.nanoTime() - readAgainAt >= 0;
        boolean isConnected = upstream.description().isPresent();
        if (!stale && (!timeIsOver || !(isRemote() || isConnected))) {
            return LONGEST_PAUSE;
        }
        long early = readAt + BETWEEN_READINGS.toNanos() - System.nanoTime();
        if (early > 0) {
            return Duration.ofNanos(early);
        }
        Duration next = readLists();
        readAt = System.nanoTime();
        readAgainAt = readAt + next.toNanos();
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }

    private Duration readLists() throws InterruptedException {
        stale = true;
        try {
            ServerDescription description = upstream.connect();
            stale = false;
            Lists lists = DefinitionReader.read(upstream, description);
            retry.reset();
            take(lists.definitions());
            return stale ? BETWEEN_READINGS : until(lists.fresh());
        } catch (McpException e) {
            log.debug("the lists of {} cannot be read: {}", name(), e.message());
            stale = true;
            return retry.next();
        }
    }

    private Duration until(Duration fresh) {
        if (fresh.isZero()) {
            return refresh;
        }
        Duration atLeast = fresh.compareTo(SHORTEST) > 0 ? fresh : SHORTEST;
        return atLeast.compareTo(LONGEST) < 0 ? atLeast : LONGEST;
    }

    /** The database decides first what is approved, so that all replicas offer the same. */
    private void take(List<Definition> read) {
        List<Definition> approved = List.of();
        if (unrecorded || !definitions.areListed(read)) {
            try {
                Optional<List<Definition>> recorded =
                        recorder.record(registration, definitions.firstSeen(), read);
                unrecorded = recorded.isEmpty();
                approved = recorded.orElse(List.of());
            } catch (TransactionException | DataAccessException e) {
                // it is offered as far as is known here, and recorded later
                log.warn("what {} lists cannot be stored now: {}", name(), e.getMessage());
                unrecorded = true;
            }
        }
        report(definitions.read(read, approved));
    }

    /** The database serves: what could not be recorded can be now. */
    void recordAgain() {
        if (unrecorded) {
            loop.wake();
        }
    }

    /** Some replica has recorded or approved definitions. */
    void stored(StoredDefinitions stored) {
        report(definitions.stored(stored));
    }

    private synchronized void report(Difference difference) {
        if (closed || !difference.any()) {
            return;
        }
        if (!difference.offered().isEmpty()) {
            events.listingsChanged(difference.offered());
        }
        events.happened(ServerOccurrence.DEFINITIONS_CHANGED, state());
        if (difference.quarantined() > 0) {
            log.warn(
                    "{} changed definitions that were approved: {} more are in quarantine",
                    name(),
                    difference.quarantined());
            events.happened(ServerOccurrence.QUARANTINED, state());
        }
    }

    private synchronized void report(ServerOccurrence what) {
        if (!closed) {
            events.happened(what, state());
        }
    }

    @Override
    public void connected(ServerName server, ServerDescription description) {
        log.info("connected to {}, revision {}", server, description.version());
        connected = true;
        unavailableFor = null;
        report(ServerOccurrence.CONNECTED);
        refreshNow();
    }

    @Override
    public void disconnected(ServerName server, String reason) {
        boolean wasConnected = connected;
        if (wasConnected || !reason.equals(unavailableFor)) {
            log.warn("{} is not available: {}", server, reason);
            report(ServerOccurrence.UNAVAILABLE);
        }
        unavailableFor = reason;
        connected = upstream.description().isPresent();
        if (connected) {
            // a request failed: who answers the next may be another, with other lists
            refreshNow();
        } else if (wasConnected && isRemote()) {
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

    /** Reports nothing from now on; whatever it still does, its time is over. */
    synchronized void retire() {
        closed = true;
    }

    @Override
    public void close() {
        retire();
        loop.stop();
        upstream.close();
    }
}
