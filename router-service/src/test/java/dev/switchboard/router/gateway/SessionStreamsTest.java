package dev.switchboard.router.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.McpClient.Answer;
import dev.switchboard.router.RouterTest;
import dev.switchboard.router.SessionClient;
import dev.switchboard.router.TestPrimitives;
import dev.switchboard.testkit.client.Event;
import dev.switchboard.testkit.client.EventClient;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What comes to a client on the streams of its session: questions, changes, and what it missed. */
final class SessionStreamsTest extends RouterTest {

    @BeforeEach
    void forgetEvents() {
        primitives().forget();
    }

    @Test
    void a_tool_asks_on_the_stream_of_its_call_and_waits_for_answers() {
        SessionClient session = begin("{\"elicitation\": {}}");
        try (EventClient events = session.stream(SessionClient.call("test_ask"))) {
            assertThat(events.next().data()).isEmpty();
            answer(session, events.next(), "Ada");
            answer(session, events.next(), "blue");

            assertThat(events.next().json().at("/result/content/0/text").asString())
                    .isEqualTo("Ada likes blue");
        }
    }

    private static void answer(SessionClient session, Event question, String text) {
        assertThat(question.method()).isEqualTo("elicitation/create");
        ObjectNode response = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        response.set("id", question.json().get("id"));
        response.putObject("result")
                .put("action", "accept")
                .putObject("content")
                .put("answer", text);
        assertThat(session.send(response).status()).isEqualTo(202);
    }

    @Test
    void a_client_that_refuses_to_answer_fails_the_call() {
        SessionClient session = begin("{\"elicitation\": {}}");
        try (EventClient events = session.stream(SessionClient.call("test_ask"))) {
            events.next();
            ObjectNode response = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
            response.set("id", events.next().json().get("id"));
            response.putObject("error").put("code", -1).put("message", "rejected by the user");
            session.send(response);

            assertThat(events.next().json().at("/error/message").asString())
                    .contains("rejected by the user");
        }
    }

    @Test
    void a_client_that_lost_its_stream_comes_back_for_the_rest() {
        SessionClient session = begin("{}");
        ObjectNode call = SessionClient.call("test_release");
        ((ObjectNode) call.get("params")).putObject("_meta").put("progressToken", "p");
        Event first;
        try (EventClient events = session.stream(call)) {
            Event beginning = events.next();
            assertThat(beginning.id()).isNotEmpty();
            first = events.next();
            assertThat(first.json().at("/params/progress").asInt()).isEqualTo(1);
            assertThat(events.rest()).isEmpty();
        }

        try (EventClient again = session.resume(first.id())) {
            primitives().goOn();
            List<JsonNode> rest = again.rest();

            assertThat(rest).hasSize(2);
            assertThat(rest.getFirst().at("/params/progress").asInt()).isEqualTo(2);
            assertThat(rest.getLast().at("/result/content/0/text").asString())
                    .isEqualTo("released");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"99-1", "x", "1", "999999999999-1"})
    void a_stream_that_there_is_not_is_refused(String lastEventId) {
        Answer answer =
                client().send(begin("{}").request().header("Last-Event-ID", lastEventId).GET());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorMessage()).contains("is no longer stored");
    }

    @Test
    void changes_of_resources_come_on_the_own_stream_of_who_subscribed() throws Exception {
        SessionClient session = begin("{}");
        ObjectNode subscribe = SessionClient.message("resources/subscribe");
        ((ObjectNode) subscribe.get("params")).put("uri", TestPrimitives.OTHER_URI);
        assertThat(session.send(subscribe).json().get("result")).hasToString("{}");
        primitives().await("watched " + TestPrimitives.OTHER_URI);

        try (EventClient events = session.listen()) {
            assertThat(events.next().data()).isEmpty();
            primitives().update(TestPrimitives.OTHER_URI);
            Event event = events.next();
            assertThat(event.method()).isEqualTo("notifications/resources/updated");
            assertThat(event.json().get("params"))
                    .hasToString("{\"uri\":\"%s\"}".formatted(TestPrimitives.OTHER_URI));
        }

        ObjectNode unsubscribe = SessionClient.message("resources/unsubscribe");
        ((ObjectNode) unsubscribe.get("params")).put("uri", TestPrimitives.OTHER_URI);
        session.send(unsubscribe);
        primitives().await("unwatched " + TestPrimitives.OTHER_URI);
    }

    @Test
    void what_changed_while_nobody_listened_is_told_then() {
        SessionClient session = begin("{}");
        primitives().changeTools();

        try (EventClient events = session.listen()) {
            events.next();
            assertThat(events.next().method()).isEqualTo("notifications/tools/list_changed");
        }
    }

    @Test
    void a_resource_that_is_not_there_cannot_be_subscribed_to() {
        ObjectNode subscribe = SessionClient.message("resources/subscribe");
        ((ObjectNode) subscribe.get("params")).put("uri", "test://none");

        assertThat(begin("{}").send(subscribe).errorCode()).isEqualTo(-32002);
    }

    private SessionClient begin(String capabilities) {
        return SessionClient.begin(client(), "2025-11-25", capabilities);
    }
}
