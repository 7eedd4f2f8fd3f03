package dev.switchboard.broadcast.sse.description;

import dev.switchboard.broadcast.subscription.SubscribableFeed;

/** A controller whose methods subscribe to one feed. */
public interface FollowedFeed {

    /** The feed that it subscribes to. */
    SubscribableFeed feed();
}
