package dev.switchboard.router.session;

import dev.switchboard.router.server.McpServer;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The sessions of this process. Limits their number, in all and for each caller, and their idle
 * time. If a limit is reached, a new session ends the one idle longest. Thread-safe.
 */
public final class Sessions implements AutoCloseable {

    /** A session used within this time is not ended for another. */
    private static final Duration SAFE = Duration.ofMinutes(1);

    /** The memory of all kept events. */
    private static final long MEMORY = 64L << 20;

    private final ReplicaId replica;
    private final Limits limits;
    private final LongSupplier nanos;
    private final EventMemory memory = new EventMemory(MEMORY);
    private final Map<String, Session> byId = new ConcurrentHashMap<>();
    private final Map<String, Integer> byCaller = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * The limits of sessions.
     *
     * @param most at once
     * @param mostOfOne at once of one caller
     * @param idle after which time without use one ends
     */
    public record Limits(int most, int mostOfOne, Duration idle) {}

    /**
     * @param replica this process
     */
    public Sessions(ReplicaId replica, Limits limits) {
        this(replica, limits, System::nanoTime);
    }

    Sessions(ReplicaId replica, Limits limits, LongSupplier nanos) {
        this.replica = replica;
        this.limits = limits;
        this.nanos = nanos;
    }

    /**
     * Begins one.
     *
     * @param caller who begins it
     * @param server with which
     * @return empty if the limit is reached and all are in use, or no more are accepted
     */
    public synchronized Optional<Session> begin(SessionCaller caller, McpServer server) {
        boolean hasRoom =
                byCaller.getOrDefault(caller.origin(), 0) < limits.mostOfOne()
                        || makeRoom(session -> session.caller().isFrom(caller.origin()));
        if (closed || !hasRoom || (byId.size() >= limits.most() && !makeRoom(_ -> true))) {
            return Optional.empty();
        }
        String id = replica.newSession();
        Session session = new Session(id, caller, server, memory, nanos);
        byId.put(id, session);
        byCaller.merge(caller.origin(), 1, Integer::sum);
        if (session.watch().isEnded()) {
            // The server was removed meanwhile, and whoever ended its sessions may have missed
            // this.
            end(session);
        }
        return Optional.of(session);
    }

    private boolean makeRoom(Predicate<Session> among) {
        Optional<Session> longestIdle =
                byId.values().stream()
                        .filter(among)
                        .max(Comparator.comparingLong(Session::idleNanos));
        if (longestIdle.isEmpty() || longestIdle.get().idleNanos() < SAFE.toNanos()) {
            return false;
        }
        end(longestIdle.get());
        return true;
    }

    /**
     * The session of that id, from now on in use; empty where there is none of this caller with
     * this server.
     */
    public Optional<Session> find(String id, SessionCaller caller, McpServer server) {
        Optional<Session> found =
                Optional.ofNullable(byId.get(id))
                        .filter(session -> session.caller().owns(caller) && session.isWith(server));
        found.ifPresent(Session::use);
        return found;
    }

    public void end(Session session) {
        if (byId.remove(session.id()) != null) {
            byCaller.computeIfPresent(
                    session.caller().origin(), (_, count) -> count == 1 ? null : count - 1);
            session.end();
        }
    }

    /** Ends the sessions with a server that was removed. */
    public void endAllWith(McpServer server) {
        byId.values().stream().filter(session -> session.isWith(server)).forEach(this::end);
    }

    /** Ends idle sessions. To be called at intervals. */
    public void endIdle() {
        byId.values().stream()
                .filter(session -> session.idleNanos() > limits.idle().toNanos())
                .forEach(this::end);
    }

    public int count() {
        return byId.size();
    }

    /** Accepts no more, and ends all streams except those of running requests. */
    public void drain() {
        closed = true;
        byId.values().forEach(Session::endStreams);
    }

    @Override
    public void close() {
        drain();
        byId.values().forEach(this::end);
    }
}
