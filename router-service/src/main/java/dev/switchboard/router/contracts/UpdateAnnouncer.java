package dev.switchboard.router.contracts;

import dev.switchboard.client.follow.Change;
import dev.switchboard.client.follow.FollowListener;
import dev.switchboard.client.follow.FollowRequest;
import dev.switchboard.client.follow.FollowState;
import dev.switchboard.client.follow.Following;
import dev.switchboard.client.follow.Start;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.router.primitive.ChangeListener;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of changes of resources that somebody watches. While there are any, one following of the
 * whole feed serves them all: a change costs a look-up by its contract, however many are watched.
 *
 * <p>Addresses come and go on any thread; changes are told on the following's.
 */
final class UpdateAnnouncer implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(UpdateAnnouncer.class);

    private final ContractAccess contracts;
    private final Duration pause;

    /** Addresses as they were written: a client knows its resource by no other. */
    private final Map<ContractId, Set<String>> byContract = new ConcurrentHashMap<>();

    /** Addresses behind which every change may be seen. */
    private final Set<String> ofMany = ConcurrentHashMap.newKeySet();

    private volatile @Nullable ChangeListener listener;

    /** Guarded by this, as the next is. */
    private @Nullable Following following;

    private boolean closed;

    /**
     * @param pause how long it waits after a refusal before it asks to follow again
     */
    UpdateAnnouncer(ContractAccess contracts, Duration pause) {
        this.contracts = contracts;
        this.pause = pause;
    }

    void announceTo(ChangeListener told) {
        listener = told;
    }

    synchronized void watched(String uri) {
        if (ContractAddresses.isOfMany(uri)) {
            ofMany.add(uri);
        } else {
            ContractAddresses.contract(uri)
                    .ifPresent(id -> byContract.merge(id, Set.of(uri), UpdateAnnouncer::union));
        }
        follow();
    }

    synchronized void unwatched(String uri) {
        ofMany.remove(uri);
        ContractAddresses.contract(uri)
                .ifPresent(id -> byContract.computeIfPresent(id, (_, all) -> without(all, uri)));
        if (isIdle() && following != null) {
            Following last = following;
            following = null;
            // Closing may wait for what is being told.
            Thread.startVirtualThread(last::close);
        }
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    private static @Nullable Set<String> without(Set<String> all, String uri) {
        Set<String> left = new HashSet<>(all);
        left.remove(uri);
        return left.isEmpty() ? null : Set.copyOf(left);
    }

    private boolean isIdle() {
        return byContract.isEmpty() && ofMany.isEmpty();
    }

    private synchronized void follow() {
        if (closed || isIdle() || following != null) {
            return;
        }
        Following begun =
                contracts.client().follow(FollowRequest.all().startingWith(Start.LIVE), new Feed());
        following = begun;
        var _ =
                begun.ended()
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                failed(begun, failure);
                            }
                        });
    }

    /** It was refused, or has failed by its own fault: it does not come back by itself. */
    private synchronized void failed(Following which, Throwable failure) {
        if (which.equals(following)) {
            following = null;
            LOGGER.warn(
                    "Watched contracts are not followed, next try in {} ms: {}",
                    pause.toMillis(),
                    failure.getMessage());
            CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS)
                    .execute(this::follow);
        }
    }

    private void announce(Set<String> addresses) {
        ChangeListener told = listener;
        if (told != null) {
            addresses.forEach(told::resourceUpdated);
        }
    }

    /** Ends the following. */
    @Override
    public void close() {
        Following last;
        synchronized (this) {
            closed = true;
            last = following;
            following = null;
        }
        if (last != null) {
            last.close();
        }
    }

    /** Of one following, on its thread. */
    private final class Feed implements FollowListener {

        /**
         * Whether something may have changed that is not told by itself: at the beginning, while
         * the connection was made, and where a snapshot or the latest after {@code missed} stand
         * for it.
         */
        private boolean unsure = true;

        @Override
        public void updated(Change.Updated update) {
            changed(update.contractId());
        }

        @Override
        public void removed(Change.Removed removal) {
            changed(removal.contractId());
        }

        private void changed(ContractId contract) {
            if (!unsure) {
                announce(byContract.getOrDefault(contract, Set.of()));
                announce(ofMany);
            }
        }

        @Override
        public void replayBegan(boolean snapshot, boolean recovered) {
            unsure |= snapshot;
        }

        @Override
        public void missed(long count) {
            unsure = true;
        }

        @Override
        public void stateChanged(FollowState state, String why) {
            if (state == FollowState.LIVE && unsure) {
                unsure = false;
                byContract.values().forEach(UpdateAnnouncer.this::announce);
                announce(ofMany);
            }
        }
    }
}
