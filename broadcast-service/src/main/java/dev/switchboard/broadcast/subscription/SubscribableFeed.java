package dev.switchboard.broadcast.subscription;

import dev.switchboard.broadcast.fanout.Feed;

/**
 * A feed that clients can subscribe to: at {@code /ws/{feed}}, {@code /events/{feed}} and STOMP's
 * destinations below {@code /topic}. That of contracts is also the one at {@code /ws} and {@code
 * /events}.
 */
public record SubscribableFeed(Feed feed, FeedNames names) {

    /** Whether it is the feed of contracts. */
    public boolean isOfContracts() {
        return feed.name().equals(Feed.CONTRACTS);
    }
}
