package dev.switchboard.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cli.retry.Backoff;
import dev.switchboard.cli.terminal.Screen;
import dev.switchboard.testkit.StubFeed;
import dev.switchboard.testkit.StubServer;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A refusal is what ends a watcher here; what comes before it is the point. */
@Timeout(180)
class WatcherTest {

    private static final String WELCOME = "{\"type\":\"welcome\",\"cursor\":\"at-welcome\"}";
    private static final String UPDATE = "{\"type\":\"contract_update\",\"cursor\":\"at-update\"}";
    private static final String END =
            "{\"type\":\"error\",\"code\":\"invalid-cursor\",\"message\":\"no\"}";

    private final Screen screen = new Screen();

    @Test
    void after_a_cut_it_goes_on_from_the_last_cursor() throws Exception {
        try (StubFeed feed =
                new StubFeed(List.of(List.of(WELCOME, UPDATE), List.of(), List.of(WELCOME, END)))) {
            boolean well = watch(feed.url(), null);

            assertThat(well).isFalse();
            assertThat(feed.queries())
                    .containsExactly("/ws", "/ws?since=at-update", "/ws?since=at-update");
            assertThat(screen.out()).containsExactly(WELCOME, UPDATE, WELCOME, END);
            assertThat(screen.err())
                    .anyMatch(line -> line.contains("; trying again in 0.0 s"))
                    .contains("switchboard: connected to " + feed.url());
        }
    }

    @Test
    void cut_before_the_first_update_goes_on_from_the_welcome() throws Exception {
        try (StubFeed feed = new StubFeed(List.of(List.of(WELCOME), List.of(END)))) {
            watch(feed.url(), null);

            assertThat(feed.queries()).containsExactly("/ws", "/ws?since=at-welcome");
        }
    }

    @Test
    void cut_before_a_replay_brought_anything_asks_for_all_of_it_again() throws Exception {
        try (StubFeed feed = new StubFeed(List.of(List.of(WELCOME), List.of(END)))) {
            watch(feed.url(), Replay.LATEST);

            assertThat(feed.queries()).containsExactly("/ws?replay=latest", "/ws?replay=latest");
        }
    }

    @Test
    void told_by_a_server_that_stops_it_comes_back_as_it_was_told() throws Exception {
        String farewell = "{\"type\":\"reconnect\",\"delay_ms\":120,\"cursor\":\"at-farewell\"}";
        try (StubFeed feed =
                new StubFeed(List.of(List.of(WELCOME, UPDATE, farewell), List.of(END)))) {
            watch(feed.url(), null);

            assertThat(feed.queries()).containsExactly("/ws", "/ws?since=at-farewell");
            assertThat(screen.err())
                    .contains("switchboard: the server stops; trying again in 0.1 s");
        }
    }

    @Test
    void told_once_it_waits_by_its_own_measure_after_the_next_break() throws Exception {
        String farewell = "{\"type\":\"reconnect\",\"delay_ms\":120,\"cursor\":\"at-farewell\"}";
        try (StubFeed feed =
                new StubFeed(List.of(List.of(farewell), List.of(WELCOME), List.of(END)))) {
            watch(feed.url(), null);

            assertThat(screen.err())
                    .filteredOn(line -> line.contains("the server stops"))
                    .hasSize(1);
            assertThat(screen.err()).anyMatch(line -> line.contains("; trying again in 0.0 s"));
        }
    }

    @Test
    void what_may_pass_is_tried_again_and_what_may_not_ends_it() throws Exception {
        Iterator<Integer> statuses = List.of(503, 429, 404).iterator();
        try (StubServer server =
                new StubServer(_ -> new StubServer.Reply(statuses.next(), Map.of(), ""))) {
            boolean well = watch(server.url().replaceFirst("http", "ws"), null);

            assertThat(well).isFalse();
            assertThat(server.requests()).hasSize(3);
            assertThat(screen.err())
                    .containsExactly(
                            "switchboard: HTTP status 503 from %s; trying again in 0.0 s"
                                    .formatted(server.url()),
                            "switchboard: HTTP status 429 from %s; trying again in 0.0 s"
                                    .formatted(server.url()),
                            "switchboard: what answers at %s is no Switchboard: it said HTTP"
                                            .formatted(server.url().replaceFirst("http", "ws"))
                                    + " status 404; name one with --url");
        }
    }

    private boolean watch(String url, @Nullable Replay replay) throws InterruptedException {
        Subscription subscription =
                new Subscription(URI.create(url), List.of(), List.of(), replay, null, null, null);
        Backoff soon = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), new Random(7));
        return new Watcher(screen.terminal(), subscription, true, soon).run();
    }
}
