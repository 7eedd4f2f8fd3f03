package dev.switchboard.router.session;

import dev.switchboard.router.server.ChangeFilter;
import dev.switchboard.router.server.Changes;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The sessions of this process. They are bounded in number and in time: one that has not been used
 * for long ends, and where there are too many the one that has been idle longest makes room.
 * Thread-safe.
 */
public final class Sessions implements AutoCloseable {

    /** One that was used so short a time ago does not make room for others. */
    private static final Duration SAFE = Duration.ofMinutes(1);

    /** All that is kept for clients that may come back. */
    private static final long MEMORY = 64L << 20;

    private static final int ID_BYTES = 24;

    private final Changes changes;
    private final int most;
    private final Duration idle;
    private final LongSupplier nanos;
    private final EventMemory memory = new EventMemory(MEMORY);
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> byId = new ConcurrentHashMap<>();

    /**
     * @param most how many there are at once
     * @param idle after which time without use one ends
     */
    public Sessions(Changes changes, int most, Duration idle) {
        this(changes, most, idle, System::nanoTime);
    }

    Sessions(Changes changes, int most, Duration idle, LongSupplier nanos) {
        this.changes = changes;
        this.most = most;
        this.idle = idle;
        this.nanos = nanos;
    }

    /**
     * Begins one.
     *
     * @param caller who begins it; it is nobody else's
     * @return empty where there are too many, and all of them in use
     */
    public synchronized Optional<Session> begin(String caller) {
        if (byId.size() >= most && !makeRoom()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Session session =
                new Session(id, caller, changes.watch(ChangeFilter.allLists()), memory, nanos);
        byId.put(id, session);
        return Optional.of(session);
    }

    private boolean makeRoom() {
        Optional<Session> longestIdle =
                byId.values().stream().max(Comparator.comparingLong(Session::idleNanos));
        if (longestIdle.isEmpty() || longestIdle.get().idleNanos() < SAFE.toNanos()) {
            return false;
        }
        end(longestIdle.get());
        return true;
    }

    /** The session of that id, from now on in use; empty where there is none of this caller. */
    public Optional<Session> find(String id, String caller) {
        Optional<Session> found =
                Optional.ofNullable(byId.get(id)).filter(session -> session.belongsTo(caller));
        found.ifPresent(Session::use);
        return found;
    }

    public void end(Session session) {
        if (byId.remove(session.id()) != null) {
            session.end();
        }
    }

    /** Ends those that have not been used for long. To be called now and then. */
    public void endIdle() {
        byId.values().stream()
                .filter(session -> session.idleNanos() > idle.toNanos())
                .forEach(this::end);
    }

    public int count() {
        return byId.size();
    }

    @Override
    public void close() {
        byId.values().forEach(this::end);
    }
}
