package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.feed.FeedEntry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects the entries of a feed that a subscription receives.
 *
 * @param keys only entries with these keys; empty for all
 * @param groups only entries of these groups; empty for all; if both are given, an entry must match
 *     both
 * @param nothing matches no entry, whatever the other parameters
 */
public record Filter(Set<String> keys, Set<String> groups, boolean nothing) {

    /** Every entry. */
    public static final Filter ALL = new Filter(Set.of(), Set.of(), false);

    /** No entry: for a connection that only wants its position renewed. */
    public static final Filter NOTHING = new Filter(Set.of(), Set.of(), true);

    /** How an entry matches a subscription. */
    public enum Relation {
        MATCHES,
        /** Its key matched before this entry and no longer does. */
        LEFT,
        NONE
    }

    public Filter {
        keys = Set.copyOf(keys);
        groups = Set.copyOf(groups);
    }

    /** Only entries with this key. */
    public static Filter ofKey(String key) {
        return new Filter(Set.of(key), Set.of(), false);
    }

    /** Only entries of this group. */
    public static Filter ofGroup(String group) {
        return new Filter(Set.of(), Set.of(group), false);
    }

    /** Matches an entry whose previous group is known. */
    public Relation relate(FeedEntry entry) {
        if (!wantsKey(entry)) {
            return Relation.NONE;
        }
        if (wantsGroup(entry.isRemoval() ? entry.previousGroup() : entry.group())) {
            return Relation.MATCHES;
        }
        boolean left =
                !entry.isRemoval()
                        && entry.leftMessageType() != null
                        && entry.previousGroup() != null
                        && wantsGroup(entry.previousGroup());
        return left ? Relation.LEFT : Relation.NONE;
    }

    /**
     * Matches an entry for a subscriber that may have seen its key in any group before: it is
     * better to report once too often that a key left than to leave the subscriber with an outdated
     * one.
     */
    public Relation relateToUnknown(FeedEntry entry) {
        if (!wantsKey(entry)) {
            return Relation.NONE;
        }
        if (entry.isRemoval() || wantsGroup(entry.group())) {
            return Relation.MATCHES;
        }
        return entry.leftMessageType() == null ? Relation.NONE : Relation.LEFT;
    }

    private boolean wantsKey(FeedEntry entry) {
        return !nothing && (keys.isEmpty() || keys.contains(entry.key()));
    }

    private boolean wantsGroup(@Nullable String group) {
        return groups.isEmpty() || (group != null && groups.contains(group));
    }
}
