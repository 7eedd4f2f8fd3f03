package dev.switchboard.broadcast.subscription;

import dev.switchboard.broadcast.fanout.Feed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A feed that clients can subscribe to: that of contracts at {@code /ws} and {@code /events}, any
 * other at {@code /ws/{feed}} and {@code /events/{feed}}; over STOMP at the destinations that its
 * names give.
 */
public record SubscribableFeed(Feed feed, FeedNames names) {

    /** Whether it is the feed of contracts. */
    public boolean isOfContracts() {
        return feed.name().equals(Feed.CONTRACTS);
    }

    /** Whether its view is complete. */
    public boolean isComplete() {
        return feed.complete().getAsBoolean();
    }

    /** The feed of contracts among these. */
    public static SubscribableFeed contractsOf(List<SubscribableFeed> feeds) {
        return feeds.stream().filter(SubscribableFeed::isOfContracts).findFirst().orElseThrow();
    }

    /**
     * Checks that each name stands for one thing only.
     *
     * @throws IllegalArgumentException if two feeds have a name or a STOMP destination in common
     */
    public static void requireDistinct(List<SubscribableFeed> feeds) {
        Set<String> names = new HashSet<>();
        Set<String> collections = new HashSet<>();
        for (SubscribableFeed feed : feeds) {
            List<String> own =
                    feed.names.filters().stream().map(FeedNames.FilterName::collection).toList();
            if (!names.add(feed.feed.name()) || !own.stream().allMatch(collections::add)) {
                throw new IllegalArgumentException(
                        "feed " + feed.feed.name() + " has a name that another feed has");
            }
        }
    }
}
