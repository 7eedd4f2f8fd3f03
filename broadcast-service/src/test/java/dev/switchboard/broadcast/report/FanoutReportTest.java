package dev.switchboard.broadcast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.FanoutStatus;
import dev.switchboard.broadcast.fanout.SharedLog;
import dev.switchboard.broadcast.fanout.SubscriptionLimits;
import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.feed.ReadProgress;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.testkit.client.JsonClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The line that the log has each minute, and the meters beside it. */
final class FanoutReportTest extends BroadcastTest {

    @Test
    void it_is_silent_while_nobody_is_there() {
        MadeFeed feed = new MadeFeed(1);
        HistoryView view = new HistoryView(1_000);
        SharedLog log = new SharedLog(1_000);
        view.reset(feed.start());
        log.reset(feed.start());
        SubscriptionLimits limits = new SubscriptionLimits(1, 1);
        var contracts =
                new dev.switchboard.broadcast.fanout.Feed("contracts", log, view, feed, () -> true);
        try (Fanout fanout = new Fanout(List.of(contracts), 1, 1, limits)) {
            assertThat(new FanoutReport(fanout, ReadProgress.ofKept(1)).next()).isEmpty();
        }
    }

    @Test
    void it_tells_what_was_delivered_and_to_how_many() {
        String contract = freshContract();
        Fanout fanout = node().bean("fanout", Fanout.class);
        FanoutReport report = new FanoutReport(fanout, node().bean("progress", ReadProgress.class));
        FanoutStatus before = fanout.status();
        try (var client = JsonClient.welcomed(node(), "?contract_id=" + contract)) {
            Feed.update(contract, "Chennai");
            client.nextOf(contract);
            // counted once the socket has taken it
            await().until(() -> fanout.status().messages() > before.messages());
            await().until(() -> fanout.status().bytes() > before.bytes());

            assertThat(report.next())
                    .hasValueSatisfying(line ->
                            assertThat(line)
                                    .containsPattern(
                                            "^delivered messages [1-9]\\d*, bytes [1-9]\\d*; ")
                                    .containsPattern("; connections [1-9]\\d*, subscriptions [1-9]")
                                    .containsPattern(", fell behind \\d+, lag \\d+$"));
        }
    }

    @Test
    void the_meters_tell_the_same() {
        String contract = freshContract();
        try (var client = JsonClient.welcomed(node(), "?contract_id=" + contract)) {
            Feed.update(contract, "Chennai");
            client.nextOf(contract);

            await().untilAsserted(() ->
                    assertThat(meters())
                            .containsPattern("(?m)^switchboard_fanout_messages_total\\S* [1-9]")
                            .containsPattern("(?m)^switchboard_fanout_bytes_total\\S* [1-9]")
                            .containsPattern("(?m)^switchboard_feed_lag\\{feed=\"contracts\"\\} 0")
                            .containsPattern("(?m)^switchboard_feed_lag\\{feed=\"calls\"\\} 0")
                            .containsPattern("(?m)^switchboard_feed_lag\\{feed=\"servers\"\\} 0")
                            .containsPattern("(?m)^switchboard_fanout_connections\\S* [1-9]")
                            .containsPattern("(?m)^switchboard_fanout_fell_behind_total\\S* \\d"));
        }
    }

    private static String meters() {
        return node().http().get("/actuator/prometheus").body();
    }
}
