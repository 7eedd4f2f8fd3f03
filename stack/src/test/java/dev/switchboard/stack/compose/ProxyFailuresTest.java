package dev.switchboard.stack.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.stack.compose.Upstream.Manner;
import dev.switchboard.testkit.soak.Soak;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the proxy makes of services that fail in every way. */
@Soak
@Tag("stack")
class ProxyFailuresTest {

    private static final Duration SEEN = Duration.ofMinutes(2);

    /** The opening handshake of RFC 6455, section 1.3. */
    private static final String UPGRADE =
            """
            GET /ws HTTP/1.1\r
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\
            """;

    @TempDir private Path folder;

    private Rehearsal stage;
    private Origin origin;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Proxy.isInstalled(), Proxy.ABSENT);
        start(UnaryOperator.identity());
    }

    private void start(UnaryOperator<String> changes) throws Exception {
        stage = Rehearsal.start(folder, changes);
        origin = stage.origin();
    }

    @AfterEach
    void stop() throws Exception {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void a_read_is_tried_again_elsewhere_when_a_service_breaks_off() throws Exception {
        stage.upstream("broadcast-1").is(Manner.BREAKS_OFF);

        for (int i = 0; i < 6; i++) {
            assertThat(Origin.servedBy(origin.get("/contracts"))).isEqualTo("broadcast-2");
        }

        assertThat(stage.upstream("broadcast-1").heads()).isNotEmpty();
    }

    @Test
    void a_read_is_tried_again_elsewhere_when_a_service_is_not_ready() throws Exception {
        stage.upstream("broadcast-1").is(Manner.IS_NOT_READY);

        for (int i = 0; i < 6; i++) {
            assertThat(Origin.servedBy(origin.get("/contracts"))).isEqualTo("broadcast-2");
        }

        assertThat(stage.upstream("broadcast-1").heads()).isNotEmpty();
    }

    /** Without bodies: what comes in one piece is what could be sent again. */
    @ParameterizedTest
    @CsvSource({
        "POST,   /update,        ingest",
        "DELETE, /contracts/c-1, ingest",
        "POST,   /contracts,     broadcast"
    })
    void a_write_that_was_sent_is_never_sent_again(String method, String path, String kind)
            throws Exception {
        stage.all(kind).forEach(upstream -> upstream.is(Manner.BREAKS_OFF));
        String head = method + " " + path + " HTTP/1.1\r\nContent-Length: 0";

        try (RawCall call = new RawCall(stage.proxy().uri(), head)) {
            assertThat(call.readUntil("}"))
                    .startsWith("HTTP/1.1 502 ")
                    .containsIgnoringCase("retry-after: 1\r\n")
                    .contains("urn:switchboard:problem:unavailable");
        }
        assertThat(stage.heads(kind)).hasSize(1);
    }

    @Test
    void a_write_goes_elsewhere_when_a_service_cannot_be_reached() throws Exception {
        stage.upstream("ingest-1").close();

        for (int i = 0; i < 4; i++) {
            assertThat(Origin.servedBy(origin.post("/update", "{}", "key" + i)))
                    .isEqualTo("ingest-2");
        }
    }

    @Test
    void a_service_is_used_when_it_is_ready_and_only_then() throws Exception {
        stage.upstream("broadcast-1").isReady(false);
        await().atMost(SEEN)
                .untilAsserted(
                        () -> assertThat(stage.proxy().output()).contains("broadcast-1 is DOWN"));

        for (int i = 0; i < 6; i++) {
            assertThat(Origin.servedBy(origin.get("/contracts"))).isEqualTo("broadcast-2");
        }

        stage.upstream("broadcast-1").isReady(true);
        await().atMost(SEEN)
                .untilAsserted(() ->
                        assertThat(Origin.servedBy(origin.get("/contracts")))
                                .isEqualTo("broadcast-1"));
    }

    @Test
    void while_none_is_ready_they_answer_for_themselves() throws Exception {
        stage.all("broadcast").forEach(upstream -> upstream.isReady(false));
        await().atMost(SEEN)
                .untilAsserted(() ->
                        assertThat(Origin.servedBy(origin.get("/contracts"))).endsWith("-unready"));

        stage.all("broadcast").forEach(upstream -> upstream.is(Manner.IS_NOT_READY));

        assertThat(origin.get("/contracts").body()).isEqualTo("the view is being read");
    }

    @Test
    void while_none_can_be_reached_it_says_so_and_when_to_come_again() throws Exception {
        for (Upstream upstream : stage.all("ingest")) {
            upstream.close();
        }

        var answer = origin.post("/update", "{}", "key");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.body()).contains("urn:switchboard:problem:unavailable");
    }

    /** A browser's EventSource never comes back after any other status than 200. */
    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"BREAKS_OFF", "IS_NOT_READY"})
    void event_sources_are_told_to_come_back_when_no_service_serves_them(Manner manner)
            throws Exception {
        stage.all("broadcast").forEach(upstream -> upstream.is(manner));

        toldToComeBack(origin.get("/events"));
        toldToComeBack(origin.get("/api/events?location=Chennai"));
    }

    @Test
    void event_sources_are_told_to_come_back_when_no_service_can_be_reached() throws Exception {
        for (Upstream upstream : stage.all("broadcast")) {
            upstream.close();
        }

        toldToComeBack(origin.get("/events"));
    }

    private static void toldToComeBack(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(answer.body()).matches(": [^\n]+; come again\nretry: 2000\n\n");
    }

    @Test
    void it_is_healthy_while_one_of_each_kind_is_ready() throws Exception {
        Origin health = new Origin(URI.create("http://127.0.0.1:" + stage.port(8404)));
        assertThat(health.get("/ready").statusCode()).isEqualTo(200);

        stage.all("ingest").forEach(upstream -> upstream.isReady(false));
        await().atMost(SEEN)
                .untilAsserted(() -> assertThat(health.get("/ready").statusCode()).isEqualTo(503));

        stage.upstream("ingest-2").isReady(true);
        await().atMost(SEEN)
                .untilAsserted(() -> assertThat(health.get("/ready").statusCode()).isEqualTo(200));
    }

    /** With its minute cut to a second: the request that is given up shows that it is over. */
    @Test
    void silent_subscribers_stay_longer_than_a_request_may_take() throws Exception {
        stage.close();
        start(text -> text.replace("timeout server 60s", "timeout server 1s"));
        stage.all("broadcast").forEach(upstream -> upstream.is(Manner.UPGRADES));
        try (RawCall socket = new RawCall(stage.proxy().uri(), UPGRADE)) {
            socket.readUntil("\r\n\r\n");
            stage.all("broadcast").forEach(upstream -> upstream.is(Manner.STREAMS));
            try (RawCall events = new RawCall(stage.proxy().uri(), "GET /events HTTP/1.1")) {
                events.readUntil(":hi\n\r\n");
                stage.all("broadcast").forEach(upstream -> upstream.is(Manner.SAYS_NOTHING));

                assertThat(origin.get("/contracts").statusCode()).isEqualTo(504);

                assertThat(origin.get("/contracts").statusCode()).isEqualTo(504);
                socket.send("still here");
                assertThat(socket.readUntil("here")).isEqualTo("still here");
                for (Upstream upstream : stage.all("broadcast")) {
                    upstream.event(":more\n");
                }
                assertThat(events.readUntil(":more")).contains(":more");
            }
        }
    }
}
