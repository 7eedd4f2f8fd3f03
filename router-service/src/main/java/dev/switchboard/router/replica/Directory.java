package dev.switchboard.router.replica;

import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.session.ReplicaId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the other replicas are, by their leases. Remembers answers for a moment, so that a session
 * costs no look-up for each request; while Redis is unavailable, also for longer. Thread-safe.
 */
final class Directory {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    /** So many answers are remembered; those used least recently are dropped. */
    static final int MOST = 1_000;

    /**
     * Few, because anyone can name replicas that never were: their look-ups must leave connections
     * for others.
     */
    private static final int LOOKUPS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** After a look-up that failed there is none for so long: each may wait for a timeout. */
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private static final String UNAVAILABLE = "Redis, which knows the replicas, is unavailable";

    private final Leases leases;
    private final @Nullable ReplicaId own;
    private final LongSupplier nanos;
    private final Semaphore lookups = new Semaphore(LOOKUPS);
    private final Map<ReplicaId, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true);
    private volatile @Nullable Long lostAt;
    private volatile @Nullable Long failedAt;

    private record Remembered(Location location, long at) {}

    /**
     * @param own this replica, if it has a lease; null if it has none
     */
    Directory(Leases leases, @Nullable ReplicaId own) {
        this(leases, own, System::nanoTime);
    }

    /**
     * @param nanos a clock as {@link System#nanoTime} is
     */
    Directory(Leases leases, @Nullable ReplicaId own, LongSupplier nanos) {
        this.leases = leases;
        this.own = own;
        this.nanos = nanos;
    }

    /**
     * Leases may be missing although their replicas live. Until all living replicas have had time
     * to renew theirs, a missing lease no longer means that its replica has ended.
     */
    void leasesWereLost() {
        lostAt = nanos.getAsLong();
    }

    /** Looks a replica up. */
    Location find(ReplicaId replica) throws InterruptedException {
        Location known = recall(replica);
        if (known != null) {
            return known;
        }
        if (isWithin(failedAt, AFTER_FAILURE)) {
            return lastSeen(replica, UNAVAILABLE);
        }
        if (!lookups.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return lastSeen(replica, "many replicas are being looked up");
        }
        try {
            Location recalled = recall(replica);
            if (recalled != null) {
                return recalled;
            }
            return isWithin(failedAt, AFTER_FAILURE)
                    ? lastSeen(replica, UNAVAILABLE)
                    : lookUp(replica);
        } finally {
            lookups.release();
        }
    }

    private Location lookUp(ReplicaId replica) {
        Map<ReplicaId, String> urls;
        try {
            urls = leases.find(own == null ? List.of(replica) : List.of(replica, own));
        } catch (Leases.UnavailableException e) {
            leasesWereLost();
            failedAt = nanos.getAsLong();
            return lastSeen(replica, UNAVAILABLE);
        }
        String url = urls.get(replica);
        if (url == null) {
            if (own != null && !urls.containsKey(own)) {
                // This replica lives, so Redis has lost its content, and with it other leases.
                leasesWereLost();
            }
            if (isWithin(lostAt, Leases.LASTING)) {
                return lastSeen(replica, "Redis, which knows the replicas, may have lost leases");
            }
        }
        Location found = url == null ? new Location.Gone() : location(url);
        remember(replica, found);
        return found;
    }

    private static Location location(String url) {
        try {
            return new Location.At(OutboundUrl.parse(url).origin());
        } catch (IllegalArgumentException e) {
            return new Location.Unknown("the lease of the replica has no URL");
        }
    }

    private boolean isWithin(@Nullable Long since, Duration time) {
        return since != null && nanos.getAsLong() - since < time.toNanos();
    }

    private @Nullable Location recall(ReplicaId replica) {
        synchronized (remembered) {
            Remembered found = remembered.get(replica);
            return found == null || !isWithin(found.at(), REMEMBERED) ? null : found.location();
        }
    }

    /** Where a replica was when leases could be read: most likely it is still there. */
    private Location lastSeen(ReplicaId replica, String why) {
        synchronized (remembered) {
            Remembered last = remembered.get(replica);
            return last != null && last.location() instanceof Location.At at
                    ? at
                    : new Location.Unknown(why);
        }
    }

    private void remember(ReplicaId replica, Location location) {
        synchronized (remembered) {
            remembered.put(replica, new Remembered(location, nanos.getAsLong()));
            if (remembered.size() > MOST) {
                remembered.remove(remembered.keySet().iterator().next());
            }
        }
    }

    /** How many answers are remembered. */
    int size() {
        synchronized (remembered) {
            return remembered.size();
        }
    }
}
