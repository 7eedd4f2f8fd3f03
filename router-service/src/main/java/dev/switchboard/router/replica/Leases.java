package dev.switchboard.router.replica;

import dev.switchboard.router.session.ReplicaId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * What replicas tell each other: each keeps a lease with its URL, which ends by itself when it is
 * not renewed. Thread-safe; every call may throw {@link UnavailableException}.
 */
interface Leases {

    /** How long a lease lasts. */
    Duration LASTING = Duration.ofSeconds(15);

    /**
     * Begins a lease, or renews it.
     *
     * @return whether there was one
     */
    boolean renew(ReplicaId replica, String url);

    /** Ends a lease. */
    void end(ReplicaId replica);

    /** The URLs of those replicas that have a lease, all as of one moment. */
    Map<ReplicaId, String> find(Collection<ReplicaId> replicas);

    /** The store of the leases is unavailable. */
    final class UnavailableException extends RuntimeException {

        private static final long serialVersionUID = 1;

        UnavailableException(Throwable cause) {
            super("the leases of replicas are unavailable", cause);
        }
    }
}
