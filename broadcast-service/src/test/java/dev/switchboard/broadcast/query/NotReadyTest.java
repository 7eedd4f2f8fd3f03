package dev.switchboard.broadcast.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.Http.Answer;
import dev.switchboard.broadcast.client.Node;
import dev.switchboard.testkit.client.Handshake;
import dev.switchboard.testkit.description.DescribedCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node whose Kafka does not answer. */
final class NotReadyTest {

    private static @Nullable ServerSocket silentKafka;
    private static @Nullable Node started;

    @BeforeAll
    static void start() throws IOException {
        ServerSocket kafka = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        silentKafka = kafka;
        started = Node.start("spring.kafka.bootstrap-servers=127.0.0.1:" + kafka.getLocalPort());
    }

    @AfterAll
    static void stop() throws IOException {
        node().close();
        if (silentKafka != null) {
            silentKafka.close();
        }
    }

    private static Node node() {
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contracts", "/contracts/c-1", "/contracts/history", "/calls"})
    void what_needs_the_view_is_not_answered_yet(String path) {
        Answer answer = node().http().get(path);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).hasValue("1");
        assertThat(answer.json().get("type").asString()).endsWith(":unavailable");
    }

    /** Any other status than 200 ends a browser's EventSource for good. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/events",
                "/events/calls",
                "/api/events?location=Chennai",
                "/events?replay=latest"
            })
    void an_event_source_is_told_to_come_back(String path) {
        Answer answer = node().http().get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).hasValue("text/event-stream;charset=utf-8");
        assertThat(answer.header("connection")).hasValue("close");
        assertThat(answer.body())
                .matches(": the view is being read from Kafka; retry later\nretry: \\d+\n\n");
    }

    @Test
    void what_is_wrong_with_a_request_for_events_is_told_all_the_same() {
        assertThat(node().http().get("/events?location=Delhi").status()).isEqualTo(400);
    }

    @Test
    void that_is_described() {
        DescribedCalls calls = DescribedCalls.at(node().port());

        for (String call : calls.calls()) {
            if (calls.call(call).get("responses").has("503")) {
                String path = call.substring(4).replace("{contract_id}", "c-1");
                calls.expect(503, call, path, request -> {});
            }
        }

        assertThat(calls.neverAnswered()).noneMatch(answer -> answer.endsWith(" 503"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/stomp", "/ws/servers", "/api/ws", "/api/stomp"})
    void no_socket_is_let_in_yet(String path) {
        var answer = Handshake.ask(node(), path);

        assertThat(answer).first().asString().contains(" 503 ");
        assertThat(answer).contains("retry-after: 1", "content-type: application/problem+json");
    }

    @Test
    void the_status_says_that_it_is_starting() {
        Answer answer = node().http().get("/contracts/status");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("status").asString()).isEqualTo("starting");
        assertThat(answer.json().get("ready").asBoolean()).isFalse();
    }

    @Test
    void what_is_served_is_described_already() {
        assertThat(node().http().get("/asyncapi.json").status()).isEqualTo(200);
    }

    @Test
    void it_lives_but_is_not_ready() {
        Answer readiness = node().http().get("/actuator/health/readiness");

        assertThat(node().http().get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(readiness.status()).isEqualTo(503);
        assertThat(readiness.body()).contains("Kafka").contains("the view is being read");
    }
}
