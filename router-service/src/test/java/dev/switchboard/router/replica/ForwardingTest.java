package dev.switchboard.router.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.router.CallEvent;
import dev.switchboard.router.McpClient.Answer;
import dev.switchboard.router.SessionClient;
import dev.switchboard.testkit.client.Event;
import dev.switchboard.testkit.client.EventClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A session of one replica, used by way of another. */
class ForwardingTest {

    private final ReplicaPair replicas = new ReplicaPair(100);

    ForwardingTest() throws Exception {}

    @AfterEach
    void stop() throws Exception {
        replicas.stop();
    }

    private SessionClient begin(String version, String capabilities) {
        return SessionClient.begin(replicas.owner().client(), version, capabilities)
                .through(replicas.other().client());
    }

    @Test
    void requests_are_answered_as_by_the_replica_itself() {
        SessionClient session = begin("2025-11-25", "{}");

        Answer tools = session.send(SessionClient.message("tools/list"));
        Answer unknown = session.send(SessionClient.message("no/method"));

        assertThat(tools.status()).isEqualTo(200);
        assertThat(tools.json().at("/result/tools/0/name").asString()).isNotEmpty();
        assertThat(tools.response().headers().firstValue("content-type"))
                .contains("application/json");
        assertThat(unknown.errorCode()).isEqualTo(-32601);
        assertThat(session.send(notification()).status()).isEqualTo(202);
    }

    @Test
    void messages_before_the_answer_come_as_they_are_sent() {
        SessionClient session = begin("2025-06-18", "{}");
        try (EventClient events = session.stream(progressing("test_release"))) {
            assertThat(events.next().json().at("/params/progress").asInt()).isEqualTo(1);

            replicas.owner().primitives().goOn();

            assertThat(events.next().json().at("/params/progress").asInt()).isEqualTo(2);
            assertThat(events.next().json().at("/result/content/0/text").asString())
                    .isEqualTo("released");
        }
    }

    @Test
    void a_lost_stream_is_resumed_and_questions_are_answered() {
        SessionClient session = begin("2025-11-25", "{\"elicitation\": {}}");
        Event first;
        try (EventClient events = session.stream(progressing("test_release"))) {
            events.next();
            first = events.next();
            assertThat(events.rest()).isEmpty();
        }
        try (EventClient again = session.resume(first.id())) {
            replicas.owner().primitives().goOn();
            assertThat(again.rest())
                    .last()
                    .extracting(it -> it.at("/result/content/0/text").asString())
                    .isEqualTo("released");
        }
        try (EventClient events = session.stream(SessionClient.call("test_ask"))) {
            events.next();
            answer(session, events.next(), "Ada");
            answer(session, events.next(), "blue");
            assertThat(events.next().json().at("/result/content/0/text").asString())
                    .isEqualTo("Ada likes blue");
        }
    }

    @Test
    void changes_come_on_the_stream_of_the_session() {
        SessionClient session = begin("2025-11-25", "{}");
        try (EventClient events = session.listen()) {
            assertThat(events.next().data()).isEmpty();

            replicas.owner().primitives().changeTools();

            assertThat(events.next().method()).isEqualTo("notifications/tools/list_changed");
        }
    }

    @Test
    void streams_that_pass_here_end_with_this_replica() {
        SessionClient session = begin("2025-11-25", "{}");
        try (EventClient events = session.listen()) {
            events.next();

            replicas.other().rest();

            assertThat(events.rest()).isEmpty();
        }
    }

    @Test
    void who_leaves_is_noticed_by_the_replica_of_the_session() throws Exception {
        SessionClient session = begin("2025-06-18", "{}");
        EventClient events = session.stream(progressing("test_flood"));
        events.next();
        await().until(replicas.owner().primitives()::isFloodHeldUp);

        events.close();

        replicas.owner().primitives().await("flooded");
    }

    @Test
    void a_session_is_ended() {
        SessionClient session = begin("2025-11-25", "{}");
        HttpRequest.Builder delete = session.request().DELETE();

        assertThat(replicas.other().client().send(delete).status()).isEqualTo(204);

        SessionClient there = session.through(replicas.owner().client());
        assertThat(there.send(SessionClient.message("ping")).status()).isEqualTo(404);
        assertThat(session.send(SessionClient.message("ping")).status()).isEqualTo(404);
    }

    @Test
    void messages_of_the_old_transport_find_its_stream() {
        HttpRequest.Builder open =
                replicas.owner().client().request("/sse").header("Accept", "text/event-stream");
        try (EventClient events = replicas.owner().client().stream(open)) {
            String address = events.next().data();
            HttpRequest.Builder post =
                    replicas.other()
                            .client()
                            .request(address)
                            .header("Content-Type", "application/json")
                            .POST(
                                    BodyPublishers.ofString(
                                            SessionClient.initialize("2024-11-05", "{}")
                                                    .toString()));

            assertThat(replicas.other().client().send(post).status()).isEqualTo(202);
            assertThat(events.next().json().at("/result/protocolVersion").asString())
                    .isEqualTo("2024-11-05");
        }
    }

    @Test
    void a_call_is_reported_once_with_the_caller_that_the_first_replica_saw() {
        SessionClient session = begin("2025-11-25", "{}");

        session.send(SessionClient.call("test_tell"));

        await().until(() -> !replicas.owner().calls().isEmpty());
        assertThat(replicas.owner().calls())
                .singleElement()
                .extracting(CallEvent::origin)
                .extracting(CallEvent.Origin::caller)
                .isEqualTo("@127.0.0.1");
        assertThat(replicas.other().calls()).isEmpty();
    }

    @Test
    void a_session_is_its_callers_alone() {
        SessionClient session = begin("2025-11-25", "{}");
        HttpRequest.Builder strange =
                session.post(SessionClient.message("ping").toString())
                        .header("Authorization", "Bearer of somebody else");

        assertThat(replicas.other().client().send(strange).status()).isEqualTo(404);
    }

    private static ObjectNode notification() {
        ObjectNode message = SessionClient.message("notifications/initialized");
        message.remove("id");
        return message;
    }

    private static ObjectNode progressing(String tool) {
        ObjectNode call = SessionClient.call(tool);
        ((ObjectNode) call.get("params")).putObject("_meta").put("progressToken", "p");
        return call;
    }

    private static void answer(SessionClient session, Event question, String text) {
        ObjectNode response = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        JsonNode id = question.json().get("id");
        response.set("id", id);
        response.putObject("result")
                .put("action", "accept")
                .putObject("content")
                .put("answer", text);
        assertThat(List.of(session.send(response).status())).containsExactly(202);
    }
}
