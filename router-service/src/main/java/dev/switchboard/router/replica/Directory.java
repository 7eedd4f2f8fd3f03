package dev.switchboard.router.replica;

import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.session.ReplicaId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the other replicas are, by their leases. Remembers answers for a moment, so that a session
 * costs no look-up for each request. Thread-safe.
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

    private final Leases leases;
    private final LongSupplier nanos;
    private final Semaphore lookups = new Semaphore(LOOKUPS);
    private final Map<ReplicaId, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true);
    private volatile @Nullable Long lostAt;

    private record Remembered(Location location, long at) {}

    Directory(Leases leases) {
        this(leases, System::nanoTime);
    }

    /**
     * @param nanos a clock as {@link System#nanoTime} is
     */
    Directory(Leases leases, LongSupplier nanos) {
        this.leases = leases;
        this.nanos = nanos;
    }

    /**
     * Leases may be missing although their replicas live: for as long as one lasts, nobody is taken
     * for gone.
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
        if (!lookups.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return new Location.Unknown("many replicas are being looked up");
        }
        try {
            Location recalled = recall(replica);
            return recalled == null ? lookUp(replica) : recalled;
        } finally {
            lookups.release();
        }
    }

    private Location lookUp(ReplicaId replica) {
        Optional<String> url;
        try {
            url = leases.find(replica);
        } catch (Leases.UnavailableException e) {
            leasesWereLost();
            return new Location.Unknown("Redis, which knows the replicas, is unavailable");
        }
        if (url.isEmpty() && mayBeLost()) {
            return new Location.Unknown("Redis, which knows the replicas, was unavailable");
        }
        Location found = url.map(Directory::location).orElseGet(Location.Gone::new);
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

    private boolean mayBeLost() {
        Long lost = lostAt;
        return lost != null && nanos.getAsLong() - lost < Leases.LASTING.toNanos();
    }

    private @Nullable Location recall(ReplicaId replica) {
        synchronized (remembered) {
            Remembered found = remembered.get(replica);
            return found == null || nanos.getAsLong() - found.at() >= REMEMBERED.toNanos()
                    ? null
                    : found.location();
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
