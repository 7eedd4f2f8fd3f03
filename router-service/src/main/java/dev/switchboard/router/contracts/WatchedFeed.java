package dev.switchboard.router.contracts;

import dev.switchboard.client.follow.Change;
import dev.switchboard.client.follow.FollowListener;
import dev.switchboard.client.follow.FollowState;

/** Tells of changes at addresses that are watched. Of one following, on its thread. */
final class WatchedFeed implements FollowListener {

    private final WatchedAddresses addresses;

    /**
     * Whether something may have changed that is not told by itself: at the beginning, while the
     * connection was made, and where a snapshot or the latest after {@code missed} stand for it.
     * Then every address is told once, as soon as that is over.
     */
    private boolean unsure = true;

    WatchedFeed(WatchedAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public void updated(Change.Updated update) {
        changed(update);
    }

    @Override
    public void removed(Change.Removed removal) {
        changed(removal);
    }

    private void changed(Change change) {
        if (!unsure) {
            addresses.changed(change.contractId());
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
            addresses.allChanged();
        }
    }
}
