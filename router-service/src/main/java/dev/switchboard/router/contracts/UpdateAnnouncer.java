package dev.switchboard.router.contracts;

import dev.switchboard.client.follow.FollowRequest;
import dev.switchboard.client.follow.Following;
import dev.switchboard.client.follow.Start;
import dev.switchboard.router.primitive.ChangeListener;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of changes of resources that somebody watches. While there are any, one following of the
 * whole feed serves them all.
 *
 * <p>Addresses come and go on any thread; changes are told on the following's.
 */
final class UpdateAnnouncer implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(UpdateAnnouncer.class);

    private final ContractAccess contracts;
    private final Duration pause;
    private final WatchedAddresses addresses = new WatchedAddresses();

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

    void announceTo(ChangeListener listener) {
        addresses.announceTo(listener);
    }

    synchronized void watched(String uri) {
        addresses.add(uri);
        follow();
    }

    synchronized void unwatched(String uri) {
        addresses.remove(uri);
        if (addresses.isEmpty() && following != null) {
            Following last = following;
            following = null;
            // Closing may wait for what is being told.
            Thread.startVirtualThread(last::close);
        }
    }

    private synchronized void follow() {
        if (closed || addresses.isEmpty() || following != null) {
            return;
        }
        Following begun =
                contracts
                        .client()
                        .follow(
                                FollowRequest.all().startingWith(Start.LIVE),
                                new WatchedFeed(addresses));
        following = begun;
        var _ =
                begun.ended()
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                failed(begun);
                            }
                        });
    }

    /** It was refused, or has failed by its own fault: it does not come back by itself. */
    private synchronized void failed(Following which) {
        if (which.equals(following)) {
            following = null;
            LOGGER.warn("Watched contracts are not followed; next try in {} ms", pause.toMillis());
            CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS)
                    .execute(this::follow);
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
}
