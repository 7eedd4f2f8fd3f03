package dev.switchboard.router.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.McpClient;
import dev.switchboard.router.McpClient.Answer;
import dev.switchboard.router.SessionClient;
import dev.switchboard.router.gateway.ForwardedRequest.Target;
import dev.switchboard.router.gateway.OtherReplicas;
import dev.switchboard.router.session.ReplicaId;
import dev.switchboard.router.session.SessionCaller;
import dev.switchboard.testkit.client.EventClient;
import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client hears when the replica of its session fails, and who may say it forwards. */
class ForwardingFailuresTest {

    private static final String RANDOM = ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final ReplicaPair replicas = new ReplicaPair(1);

    ForwardingFailuresTest() throws Exception {}

    @AfterEach
    void stop() throws Exception {
        replicas.stop();
    }

    private SessionClient begin(String version) {
        return SessionClient.begin(replicas.owner().client(), version, "{}")
                .through(replicas.other().client());
    }

    @Test
    void a_session_of_a_replica_that_has_ended_is_unknown() {
        SessionClient session = begin("2025-11-25");
        replicas.leases().end(replicas.ownerId());

        Answer answer = session.send(SessionClient.message("ping"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorMessage()).contains("begin a new one with initialize");
    }

    @Test
    void a_replica_that_cannot_be_reached_is_tried_again_later() throws Exception {
        SessionClient session = begin("2025-11-25");
        replicas.relay().close();

        Answer call = session.send(SessionClient.call("test_tell"));

        assertThat(call.status()).isEqualTo(503);
        assertThat(call.response().headers().firstValue("Retry-After")).contains("1");
        assertThat(replicas.owner().calls()).isEmpty();
    }

    @Test
    void a_session_may_live_while_nobody_knows_where_replicas_are() {
        SessionClient session = begin("2025-11-25");
        replicas.leases().goAway();

        Answer answer = session.send(SessionClient.message("ping"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.response().headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.errorMessage()).contains("Redis");
        SessionClient there = session.through(replicas.owner().client());
        assertThat(there.send(SessionClient.message("ping")).status()).isEqualTo(200);
    }

    @Test
    void a_call_that_was_sent_and_not_answered_has_an_unknown_outcome() throws Exception {
        SessionClient session = begin("2025-11-25");
        HttpRequest.Builder onlyJson =
                replicas.other()
                        .client()
                        .request()
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .header("Mcp-Session-Id", session.id())
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        SessionClient.call("test_wait").toString()));
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
    void a_stream_that_breaks_off_ends_with_an_unknown_outcome() throws Exception {
        SessionClient session = begin("2025-06-18");
        ObjectNode call = SessionClient.call("test_release");
        ((ObjectNode) call.get("params")).putObject("_meta").put("progressToken", "p");
        try (EventClient events = session.stream(call)) {
            events.next();

            replicas.relay().goAway();

            assertThat(events.rest()).singleElement().satisfies(ForwardingFailuresTest::isUnknown);
        }
    }

    private static void isUnknown(JsonNode answer) {
        assertThat(answer.get("id").asInt()).isEqualTo(1);
        assertThat(answer.at("/error/code").asInt()).isEqualTo(-32603);
        assertThat(answer.at("/error/data/outcome").asString()).isEqualTo("unknown");
        assertThat(answer.at("/error/message").asString()).contains("may have taken effect");
    }

    @Test
    void what_was_forwarded_is_not_forwarded_again() {
        ReplicaId third = ReplicaId.random();
        replicas.leases().renew(third, replicas.owner().url());
        SessionClient session = new SessionClient(replicas.other().client(), third + RANDOM);

        assertThat(session.send(SessionClient.message("ping")).status()).isEqualTo(404);

        assertThat(replicas.leases().lookups()).isEqualTo(1);
    }

    @Test
    void requests_beyond_the_limit_are_refused() {
        SessionClient session = begin("2025-06-18");
        ObjectNode call = SessionClient.call("test_release");
        ((ObjectNode) call.get("params")).putObject("_meta").put("progressToken", "p");
        try (EventClient events = session.stream(call);
                EventClient _ = session.listen()) {
            events.next();

            assertThat(session.send(SessionClient.message("ping")).status()).isEqualTo(503);
            assertThat(replicas.other().client().send(session.request().GET()).status())
                    .isEqualTo(503);

            replicas.owner().primitives().goOn();
            assertThat(events.rest()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged", ""})
    void who_is_no_replica_cannot_say_it_forwards(String token) {
        SessionClient session = begin("2025-11-25");

        Answer answer = forwarded(session, token);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorMessage()).contains("Switchboard-Forwarded is not valid");
    }

    @Test
    void a_token_is_for_its_session_and_passes_the_checks_of_callers() {
        SessionClient session = begin("2025-11-25");
        SessionCaller caller = new SessionCaller("", "@10.0.0.1");
        String ofAnother =
                replicas.tokens().issue(new Target("POST", "/mcp", "x" + RANDOM), caller);
        String ofThis = replicas.tokens().issue(new Target("POST", "/mcp", session.id()), caller);

        assertThat(forwarded(session, ofAnother).status()).isEqualTo(403);
        assertThat(forwarded(session, ofThis).status()).isEqualTo(200);
    }

    /** From a page that may not call. */
    private Answer forwarded(SessionClient session, String token) {
        McpClient owner = replicas.owner().client();
        return owner.send(
                session.through(owner)
                        .post(SessionClient.message("ping").toString())
                        .header("Origin", "https://evil.example.com")
                        .header(OtherReplicas.HEADER, token));
    }

    @Test
    void pages_of_other_origins_are_refused_before_anything_is_forwarded() {
        SessionClient session = begin("2025-11-25");
        HttpRequest.Builder fromPage =
                session.post(SessionClient.message("ping").toString())
                        .header("Origin", "https://evil.example.com");

        assertThat(replicas.other().client().send(fromPage).status()).isEqualTo(403);
        assertThat(replicas.leases().lookups()).isZero();
    }
}
