package dev.switchboard.broadcast.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.resume.Follower.Parting;
import dev.switchboard.broadcast.resume.Follower.Told;
import dev.switchboard.broadcast.resume.Follower.Way;
import dev.switchboard.testkit.client.FrameSocket;
import dev.switchboard.testkit.client.Handshake;
import dev.switchboard.testkit.client.JsonClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node is told to stop while updates flow, as in every restart. */
@TestInstance(Lifecycle.PER_CLASS)
final class NodeStopsTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private final TwoNodes nodes = new TwoNodes();

    @BeforeEach
    void begin() {
        nodes.begin();
    }

    @AfterEach
    void end() {
        nodes.end();
    }

    @AfterAll
    void close() {
        nodes.close();
    }

    @ParameterizedTest
    @EnumSource
    void its_clients_are_told_where_to_go_on_and_miss_nothing(Way way) throws Exception {
        List<String> told = new ArrayList<>();
        List<String> sent;
        try (Follower client = way.follow(nodes.stops(), null)) {
            CompletableFuture<List<String>> flow = nodes.flow();
            IntStream.range(0, 50).forEach(_ -> told.add(client.next().id()));

            CompletableFuture<Void> stopped = nodes.stop();
            Parting parting = client.parting();

            parting.told().stream().map(Told::id).forEach(told::add);
            assertThat(parting.delayMillis()).isBetween(100L, 3000L);
            assertThat(parting.end()).isIn("1012", "the stream ended");
            assertThat(stopped).succeedsWithin(LONG_ENOUGH);
            nodes.startAgain();
            try (Follower back = way.follow(nodes.stays(), parting.cursor())) {
                nodes.dry();
                sent = flow.get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
                while (told.size() < sent.size()) {
                    told.add(back.next().id());
                }
            }
        }
        assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void nobody_new_is_let_in_meanwhile_and_queries_are_still_answered() throws Exception {
        try (JsonClient client = JsonClient.welcomed(nodes.stops(), "");
                FrameSocket silent = FrameSocket.openUnread(nodes.stops(), "/ws")) {
            await().atMost(LONG_ENOUGH).until(() -> subscriptions() == 2);

            nodes.pause().want();
            CompletableFuture<Void> stopped = nodes.stop();
            client.next("reconnect");

            for (String path : List.of("/ws", "/stomp", "/api/ws")) {
                List<String> answer = Handshake.ask(nodes.stops(), path);
                assertThat(answer).first().asString().contains(" 503 ");
                assertThat(answer).contains("retry-after: 1");
            }
            var events = nodes.stops().http().get("/events");
            assertThat(events.status()).isEqualTo(200);
            assertThat(events.header("connection")).hasValue("close");
            assertThat(events.body()).matches(": this node stops;[^\n]*\nretry: \\d+\n\n");
            assertThat(nodes.stops().http().get("/actuator/health/readiness").status())
                    .isEqualTo(503);
            assertThat(nodes.stops().http().get("/contracts").status()).isEqualTo(200);
            nodes.pause().end();
            assertThat(stopped).succeedsWithin(LONG_ENOUGH);
            assertThat(silent.readToEnd().getLast()).contains("\"type\":\"reconnect\"");
        }
    }

    private long subscriptions() {
        return nodes.stops().http().get("/ws/status").json().get("subscriptions").asLong();
    }
}
