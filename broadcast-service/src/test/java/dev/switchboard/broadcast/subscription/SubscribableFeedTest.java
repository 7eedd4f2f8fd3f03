package dev.switchboard.broadcast.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.Feed;
import dev.switchboard.broadcast.fanout.SharedLog;
import dev.switchboard.broadcast.fanout.SubscriptionLimits;
import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.subscription.FeedNames.FilterName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a feed may be called, and when it may be subscribed to. */
class SubscribableFeedTest {

    private static Feed feed(String name, boolean complete) {
        return new Feed(
                name,
                new SharedLog(1_000),
                new HistoryView(1_000),
                new MadeFeed(1),
                () -> complete);
    }

    private static SubscribableFeed subscribable(Feed feed) {
        return new SubscribableFeed(feed, new FeedNames(filter("keys"), filter("groups")));
    }

    private static FilterName filter(String name) {
        return new FilterName(name, name, name, "Any", _ -> Optional.empty(), List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "status", "a/b", "{x}", "A", "1", "a b", "*"})
    void a_name_that_is_no_part_of_a_path_is_refused(String name) {
        assertThatThrownBy(() -> feed(name, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "since", "type", "max-rate", "a/b", "A"})
    void nothing_is_filtered_by_what_means_something_else(String name) {
        assertThatThrownBy(() -> filter(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void two_feeds_share_no_name_and_no_destination() {
        SubscribableFeed calls =
                new SubscribableFeed(
                        feed("calls", true), new FeedNames(filter("calls"), filter("servers")));
        SubscribableFeed servers =
                new SubscribableFeed(
                        feed("servers", true), new FeedNames(filter("servers"), filter("hosts")));

        assertThatThrownBy(() -> SubscribableFeed.requireDistinct(List.of(calls, servers)))
                .hasMessageContaining("servers");
        assertThatThrownBy(() -> SubscribableFeed.requireDistinct(List.of(calls, calls)))
                .hasMessageContaining("calls");
        SubscribableFeed.requireDistinct(List.of(calls));
    }

    @Test
    void nobody_is_admitted_to_a_feed_before_it_is_complete() {
        Feed complete = feed("calls", true);
        Feed unread = feed("servers", false);
        try (Fanout fanout =
                new Fanout(List.of(complete, unread), 1, 1, new SubscriptionLimits(1, 1))) {
            ConnectionAdmission admission = new ConnectionAdmission(fanout);

            assertThat(admission.refusal(subscribable(complete))).isEmpty();
            assertThat(admission.refusal(subscribable(unread))).contains(ViewReadiness.problem());

            admission.shut();
            assertThat(admission.refusal(subscribable(complete))).isPresent();
        }
    }
}
