package dev.switchboard.router.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.McpClient.Answer;
import dev.switchboard.router.SessionClient;
import dev.switchboard.router.session.ReplicaId;
import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.RawHttp;
import dev.switchboard.testkit.client.EventClient;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What a client hears when the replica of its session cannot be reached. */
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
        try (ClosedPort nobody = new ClosedPort()) {
            replicas.leases().renew(replicas.ownerId(), nobody.url());

            Answer call = session.send(SessionClient.call("test_tell"));

            assertThat(call.status()).as(call.response().body()).isEqualTo(503);
            assertThat(call.response().headers().firstValue("Retry-After")).contains("1");
            assertThat(replicas.owner().calls()).isEmpty();
        }
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

    @Test
    void an_address_that_cannot_be_sent_on_is_refused() {
        SessionClient session = begin("2025-11-25");

        RawHttp.Answer answer =
                RawHttp.ask(
                        replicas.other().client().port(),
                        "GET /mcp?x=\u00e9",
                        "Accept: text/event-stream",
                        "Mcp-Session-Id: " + session.id());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("percent-encoded");
        assertThat(replicas.leases().lookups()).isZero();
    }

    @Test
    void a_stream_is_refused_while_this_replica_stops() {
        SessionClient session = begin("2025-11-25");
        replicas.other().rest();

        Answer answer = replicas.other().client().send(session.request().GET());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.errorMessage()).contains("this replica stops");
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
