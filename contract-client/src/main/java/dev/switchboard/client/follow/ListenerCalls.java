package dev.switchboard.client.follow;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** Tells the listener, whatever it throws. One thread. */
final class ListenerCalls {

    static final Logger LOGGER = System.getLogger("dev.switchboard.client");

    private final FollowListener listener;

    ListenerCalls(FollowListener listener) {
        this.listener = listener;
    }

    void tell(Change change) {
        tell(to -> {
            switch (change) {
                case Change.Updated updated -> to.updated(updated);
                case Change.Removed removed -> to.removed(removed);
                case Change.Left left -> to.left(left);
            }
        });
    }

    /** Makes one call. */
    void tell(Consumer<FollowListener> call) {
        try {
            call.accept(listener);
        } catch (RuntimeException | Error e) {
            // Also an Error: an assertion that fails in a listener may not end the feed unseen.
            LOGGER.log(Level.ERROR, "a listener failed; the following goes on", e);
        }
    }
}
