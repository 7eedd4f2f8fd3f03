package dev.switchboard.router.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.router.McpClient.Answer;
import dev.switchboard.router.SessionClient;
import dev.switchboard.testkit.RawServer;
import dev.switchboard.testkit.client.Event;
import dev.switchboard.testkit.client.EventClient;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client hears when the connection between replicas breaks during its request. */
class BrokenAnswersTest {

    private static final String RANDOM = ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String BROKE = "the stream broke";

    private final ReplicaPair replicas = new ReplicaPair(100);

    BrokenAnswersTest() throws Exception {}

    @AfterEach
    void stop() throws Exception {
        replicas.stop();
    }

    private SessionClient begin() {
        return SessionClient.begin(replicas.owner().client(), "2025-06-18", "{}")
                .through(replicas.other().client());
    }

    private static ObjectNode progressing() {
        ObjectNode call = SessionClient.call("test_release");
        ((ObjectNode) call.get("params")).putObject("_meta").put("progressToken", "p");
        return call;
    }

    @Test
    void a_call_that_was_sent_and_not_answered_has_an_unknown_outcome() throws Exception {
        SessionClient session = begin();
        HttpRequest.Builder onlyJson =
                replicas.other()
                        .client()
                        .request()
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .header("Mcp-Session-Id", session.id())
                        .POST(BodyPublishers.ofString(SessionClient.call("test_wait").toString()));
        CompletableFuture<Answer> call =
                CompletableFuture.supplyAsync(
                        () -> replicas.other().client().send(onlyJson), Thread::startVirtualThread);
        replicas.owner().primitives().await("began");

        replicas.relay().goAway();

        Answer answer = call.get(2, TimeUnit.MINUTES);
        assertThat(answer.status()).isEqualTo(200);
        isUnknown(answer.json());
    }

    @Test
    void a_stream_with_event_ids_breaks_off_and_can_be_resumed() throws Exception {
        SessionClient session = begin();
        Event last;
        try (EventClient events = session.stream(progressing())) {
            last = events.next();

            replicas.relay().goAway();

            assertThat(events.end()).startsWith(BROKE);
        }
        replicas.relay().comeBack();
        try (EventClient again = session.resume(last.id())) {
            replicas.owner().primitives().goOn();

            assertThat(again.rest())
                    .last()
                    .extracting(it -> it.at("/result/content/0/text").asString())
                    .isEqualTo("released");
        }
    }

    @Test
    void a_stream_of_a_replica_that_has_ended_ends_with_an_unknown_outcome() throws Exception {
        SessionClient session = begin();
        try (EventClient events = session.stream(progressing())) {
            events.next();
            replicas.leases().end(replicas.ownerId());

            replicas.relay().goAway();

            assertThat(events.rest()).singleElement().satisfies(BrokenAnswersTest::isUnknown);
        }
    }

    @Test
    void a_stream_without_event_ids_ends_with_an_unknown_outcome() throws Exception {
        try (RawServer owner = answering(stream("data: 1\n\n"));
                EventClient events = foreign(owner).stream(SessionClient.message("ping"))) {
            assertThat(events.rest()).singleElement().satisfies(BrokenAnswersTest::isUnknown);
        }
    }

    @Test
    void a_stream_that_breaks_in_an_event_gets_nothing_added() throws Exception {
        try (RawServer owner = answering(stream("data: 1\n\ndata: {\"a"));
                EventClient events = foreign(owner).stream(SessionClient.message("ping"))) {
            assertThat(events.next().data()).isEqualTo("1");

            assertThat(events.end()).startsWith(BROKE);
        }
    }

    @Test
    void a_short_answer_that_breaks_off_has_an_unknown_outcome() throws Exception {
        try (RawServer owner = answering(json(1_000))) {
            Answer answer = foreign(owner).send(SessionClient.message("ping"));

            assertThat(answer.status()).isEqualTo(200);
            isUnknown(answer.json());
        }
    }

    @Test
    void a_long_answer_that_breaks_off_is_not_completed() throws Exception {
        try (RawServer owner = answering(json(200_000))) {
            SessionClient session = foreign(owner);
            ObjectNode ping = SessionClient.message("ping");

            assertThatThrownBy(() -> session.send(ping))
                    .isInstanceOf(AssertionError.class)
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void a_notification_that_was_not_answered_may_have_taken_effect() throws Exception {
        ObjectNode notification = SessionClient.message("notifications/initialized");
        notification.remove("id");
        try (RawServer owner = answering("")) {
            Answer answer = foreign(owner).send(notification);

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.json().at("/error/data/outcome").asString()).isEqualTo("unknown");
        }
    }

    @Test
    void what_is_no_json_is_judged_by_the_owner() {
        SessionClient session = begin();

        Answer answer = replicas.other().client().send(session.post("{"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(-32700);
        assertThat(replicas.leases().lookups()).isEqualTo(1);
    }

    private static void isUnknown(JsonNode answer) {
        assertThat(answer.get("id").asInt()).isEqualTo(1);
        assertThat(answer.at("/error/code").asInt()).isEqualTo(-32603);
        assertThat(answer.at("/error/data/outcome").asString()).isEqualTo("unknown");
        assertThat(answer.at("/error/message").asString()).contains("may have taken effect");
    }

    private static RawServer answering(String answer) throws IOException {
        return new RawServer(answer, true);
    }

    /** One chunk, after which the end of the chunks is missing. */
    private static String stream(String events) {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n"
                .formatted(events.length(), events);
    }

    /** A part of an answer that is a byte longer. */
    private static String json(int length) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(length + 1, "{" + " ".repeat(length - 1));
    }

    /** A session of a replica that is another server. */
    private SessionClient foreign(RawServer owner) {
        replicas.leases().renew(replicas.ownerId(), owner.url());
        return new SessionClient(replicas.other().client(), replicas.ownerId() + RANDOM);
    }
}
