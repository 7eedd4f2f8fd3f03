package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.feed.HistoryQuery;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Subscription requests in few words: everything, live, conflated, unless said otherwise. */
record Ask(
        Filter filter,
        ReplayMode replay,
        int limit,
        @Nullable Cursor since,
        SlowPolicy slow,
        int maxRate,
        Duration renewal) {

    static Ask all() {
        return new Ask(
                Filter.ALL,
                ReplayMode.NONE,
                HistoryQuery.DEFAULT_LIMIT,
                null,
                SlowPolicy.CONFLATE,
                0,
                Duration.ZERO);
    }

    static Ask contracts(String... ids) {
        return all().matching(new Filter(ids(ids), Set.of(), false));
    }

    static Ask at(Location... locations) {
        return all().matching(
                        new Filter(
                                Set.of(),
                                Arrays.stream(locations)
                                        .map(Location::label)
                                        .collect(Collectors.toSet()),
                                false));
    }

    static Set<String> ids(String... ids) {
        return Set.copyOf(List.of(ids));
    }

    Ask matching(Filter other) {
        return new Ask(other, replay, limit, since, slow, maxRate, renewal);
    }

    Ask latest() {
        return new Ask(filter, ReplayMode.LATEST, limit, since, slow, maxRate, renewal);
    }

    Ask history(int changes) {
        return new Ask(filter, ReplayMode.HISTORY, changes, since, slow, maxRate, renewal);
    }

    Ask since(@Nullable Cursor cursor) {
        return new Ask(filter, replay, limit, cursor, slow, maxRate, renewal);
    }

    Ask when(SlowPolicy policy) {
        return new Ask(filter, replay, limit, since, policy, maxRate, renewal);
    }

    Ask atMost(int rate) {
        return new Ask(filter, replay, limit, since, slow, rate, renewal);
    }

    Ask renewedEvery(Duration interval) {
        return new Ask(filter, replay, limit, since, slow, maxRate, interval);
    }

    SubscriptionRequest request() {
        return new SubscriptionRequest(filter, replay, limit, since, slow, maxRate, renewal);
    }
}
