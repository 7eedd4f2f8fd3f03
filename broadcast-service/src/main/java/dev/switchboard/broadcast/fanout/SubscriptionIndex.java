package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.feed.FeedEntry;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the live subscriptions that an entry of their feed may concern, by one look-up an entry,
 * however many subscriptions filter by key or group. One thread.
 */
final class SubscriptionIndex {

    private final Set<Subscription> broad = new LinkedHashSet<>();
    private final Set<Subscription> silent = new LinkedHashSet<>();
    private final Map<String, Set<Subscription>> byKey = new HashMap<>();
    private final Map<String, Set<Subscription>> byGroup = new HashMap<>();

    void add(Subscription subscription) {
        Filter filter = subscription.request.filter();
        if (filter.nothing()) {
            silent.add(subscription);
        } else if (!filter.keys().isEmpty()) {
            filter.keys().forEach(key -> add(byKey, key, subscription));
        } else if (!filter.groups().isEmpty()) {
            filter.groups().forEach(group -> add(byGroup, group, subscription));
        } else {
            broad.add(subscription);
        }
    }

    void remove(Subscription subscription) {
        Filter filter = subscription.request.filter();
        broad.remove(subscription);
        silent.remove(subscription);
        filter.keys().forEach(key -> remove(byKey, key, subscription));
        filter.groups().forEach(group -> remove(byGroup, group, subscription));
    }

    private static void add(
            Map<String, Set<Subscription>> index, String name, Subscription subscription) {
        index.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(subscription);
    }

    private static void remove(
            Map<String, Set<Subscription>> index, String name, Subscription subscription) {
        Set<Subscription> found = index.get(name);
        if (found != null && found.remove(subscription) && found.isEmpty()) {
            index.remove(name);
        }
    }

    boolean isEmpty() {
        return broad.isEmpty() && silent.isEmpty() && byKey.isEmpty() && byGroup.isEmpty();
    }

    /** Those that every entry concerns. */
    Set<Subscription> broad() {
        return broad;
    }

    /** Those narrow subscriptions that this entry may concern; some perhaps twice. */
    void forEachNarrow(FeedEntry entry, Consumer<Subscription> action) {
        if (!byKey.isEmpty()) {
            byKey.getOrDefault(entry.key(), Set.of()).forEach(action);
        }
        if (!byGroup.isEmpty()) {
            String now = entry.group();
            String before = entry.previousGroup();
            if (now != null) {
                byGroup.getOrDefault(now, Set.of()).forEach(action);
            }
            if (before != null && !before.equals(now)) {
                byGroup.getOrDefault(before, Set.of()).forEach(action);
            }
        }
    }

    /** All live subscriptions, each once. */
    Set<Subscription> all() {
        Set<Subscription> all = new LinkedHashSet<>(broad);
        all.addAll(silent);
        byKey.values().forEach(all::addAll);
        byGroup.values().forEach(all::addAll);
        return all;
    }
}
