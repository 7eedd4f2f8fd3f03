package dev.switchboard.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cli.server.ServerFailure;
import dev.switchboard.cli.terminal.Screen;
import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.client.ContractClient;
import dev.switchboard.client.follow.FollowRequest;
import dev.switchboard.client.follow.FollowSettings;
import dev.switchboard.client.follow.Start;
import dev.switchboard.testkit.StubFeed;
import dev.switchboard.testkit.StubServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A refusal is what ends a watcher here; what comes before it is the point. */
@Timeout(180)
class WatcherTest {

    private static final String SUBSCRIBED = "{\"type\":\"subscribed\",\"cursor\":\"at-start\"}";
    private static final String UPDATE =
            "{\"type\":\"contract_update\",\"data\":{\"contract_id\":\"c\",\"location\":\"Chennai\","
                    + "\"status\":\"active\",\"timestamp\":\"2024-01-01T12:00:00Z\"},"
                    + "\"id\":\"contracts-0-1\",\"cursor\":\"at-update\"}";
    private static final String GOES_ON = "{\"type\":\"subscribe\",\"since\":\"at-update\"}";
    private static final String END =
            "{\"type\":\"error\",\"code\":\"invalid-cursor\",\"message\":\"no\"}";

    private final Screen screen = new Screen();

    @Test
    void after_a_cut_it_goes_on_from_the_last_cursor() throws Exception {
        try (StubFeed feed =
                new StubFeed(
                        List.of(
                                List.of(SUBSCRIBED, UPDATE),
                                List.of(),
                                List.of(SUBSCRIBED, END)))) {
            boolean well = watch(feed.url(), Start.LIVE);

            assertThat(well).isFalse();
            assertThat(feed.subscriptions())
                    .containsExactly("{\"type\":\"subscribe\"}", GOES_ON, GOES_ON);
            assertThat(screen.out()).containsExactly(SUBSCRIBED, UPDATE, SUBSCRIBED, END);
            assertThat(screen.err())
                    .anyMatch(line -> line.matches(".*; coming back in \\d ms"))
                    .contains("switchboard: connected to " + feed.url())
                    .anyMatch(line -> line.matches("switchboard: disconnected at [\\d:]{8}: .*"))
                    .anyMatch(line ->
                            line.matches("switchboard: connected again at [\\d:]{8}, to ws:.*"));
            assertThat(screen.err()).last().isEqualTo("switchboard: no");
        }
    }

    @Test
    void what_may_pass_is_tried_again_and_what_may_not_ends_it() throws Exception {
        Iterator<Integer> statuses = List.of(503, 429, 404).iterator();
        try (StubServer server =
                new StubServer(_ -> new StubServer.Reply(statuses.next(), Map.of(), ""))) {
            boolean well = watch(server.url(), Start.LIVE);

            assertThat(well).isFalse();
            assertThat(server.requests()).hasSize(3);
            assertThat(screen.err())
                    .extracting(line -> line.replaceFirst("in \\d ms", "soon"))
                    .containsExactly(
                            "switchboard: HTTP status 503 from %s/ws; coming back soon"
                                    .formatted(server.url()),
                            "If nothing runs there, %s.".formatted(ServerFailure.WHAT_TO_DO),
                            "switchboard: HTTP status 429 from %s/ws; coming back soon"
                                    .formatted(server.url()),
                            "switchboard: what answers at %s/ws is no Switchboard: it said HTTP status 404; name another server with --url"
                                    .formatted(server.url().replaceFirst("http", "ws")));
        }
    }

    @Test
    void nobody_who_reads_the_output_ends_it_well() throws Exception {
        PrintStream closed = new PrintStream(OutputStream.nullOutputStream());
        closed.close();
        Terminal terminal =
                new Terminal(
                        InputStream.nullInputStream(),
                        closed,
                        screen.terminal().err(),
                        false,
                        false);
        try (StubFeed feed = new StubFeed(List.of(List.of(SUBSCRIBED, UPDATE)));
                ContractClient client = client(feed.url())) {
            boolean well =
                    new Watcher(terminal, URI.create(feed.url()), false)
                            .run(client, FollowRequest.all());

            assertThat(well).isTrue();
        }
    }

    private boolean watch(String url, Start start) throws InterruptedException {
        try (ContractClient client = client(url)) {
            return new Watcher(screen.terminal(), URI.create(url), true)
                    .run(client, FollowRequest.all().startingWith(start));
        }
    }

    private static ContractClient client(String url) {
        Duration soon = Duration.ofMillis(1);
        Duration late = Duration.ofMinutes(1);
        return ContractClient.builder()
                .uri(URI.create(url))
                .following(new FollowSettings(soon, soon, late, late))
                .build();
    }
}
