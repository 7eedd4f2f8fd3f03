package dev.switchboard.client.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.RetryingClient;
import dev.switchboard.client.Updates;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import dev.switchboard.testkit.StubServer.Request;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is sent again and what is not, against a server that answers as it is told. */
class SendTest {

    private static final ContractUpdate UPDATE = Updates.of(new ContractId("send-1"), 1);
    private static final Reply ACCEPTED =
            new Reply(
                    202,
                    Map.of("Content-Type", "application/json"),
                    "{\"contract_id\": \"send-1\", \"message_id\": \"contracts-0-1\"}");

    /** Answers in turn, and in the end always with the last. */
    private static StubServer answering(Reply... replies) throws Exception {
        Queue<Reply> left = new ArrayDeque<>(List.of(replies));
        return new StubServer(_ -> {
            synchronized (left) {
                return left.size() > 1 ? left.remove() : left.element();
            }
        });
    }

    private static ContractClient client(StubServer server) {
        return RetryingClient.at(server.url(), 5);
    }

    @Test
    void what_came_to_nothing_is_sent_again_under_the_same_key() throws Exception {
        try (StubServer server =
                        answering(
                                Reply.busy(503, 0),
                                Reply.busy(429, 0),
                                new Reply(502, Map.of(), "<html>"),
                                ACCEPTED);
                ContractClient client = client(server)) {
            var accepted = client.send(UPDATE).orElseThrow();

            assertThat(accepted.messageId()).isEqualTo("contracts-0-1");
            assertThat(server.requests()).hasSize(4);
            assertThat(server.requests())
                    .extracting(Request::key)
                    .containsOnly(accepted.idempotencyKey());
            assertThat(UUID.fromString(accepted.idempotencyKey())).isNotNull();
        }
    }

    @Test
    void a_key_of_ones_own_is_used_as_it_is() throws Exception {
        try (StubServer server = answering(ACCEPTED);
                ContractClient client = client(server)) {
            client.send(UPDATE, "mine").orElseThrow();

            assertThat(server.requests()).extracting(Request::key).containsExactly("mine");
        }
    }

    @Test
    void a_key_that_can_be_none_is_refused_before_anything_is_sent() throws Exception {
        try (StubServer server = answering(ACCEPTED);
                ContractClient client = client(server)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.send(UPDATE, "with a space"))
                    .withMessageContaining("visible ASCII");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void a_refusal_is_never_sent_again() throws Exception {
        try (StubServer server = answering(Reply.refused(), ACCEPTED);
                ContractClient client = client(server)) {
            assertThat(client.send(UPDATE))
                    .isInstanceOfSatisfying(
                            SendOutcome.Refused.class,
                            refused ->
                                    assertThat(refused.violations())
                                            .singleElement()
                                            .satisfies(violation -> {
                                                assertThat(violation.pointer())
                                                        .isEqualTo("/location");
                                                assertThat(violation.rejected()).isEqualTo("Delhi");
                                            }));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void patience_ends_with_what_is_needed_to_go_on() throws Exception {
        try (StubServer server = answering(Reply.busy(503, 0));
                ContractClient client = client(server)) {
            assertThat(client.send(UPDATE, "mine"))
                    .isInstanceOfSatisfying(
                            SendOutcome.Unacknowledged.class,
                            open -> {
                                assertThat(open.why()).isEqualTo("Come back later.");
                                assertThat(open.idempotencyKey()).isEqualTo("mine");
                            });
            assertThat(server.requests()).hasSize(5);
        }
    }

    @Test
    void what_the_server_asks_for_beyond_all_patience_is_told_and_not_waited_for()
            throws Exception {
        try (StubServer server = answering(Reply.busy(429, 1000));
                ContractClient client = client(server)) {
            assertThat(client.send(UPDATE))
                    .isInstanceOfSatisfying(
                            SendOutcome.Unacknowledged.class,
                            open ->
                                    assertThat(open.retryAfter())
                                            .isEqualTo(Duration.ofSeconds(1000)));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_server_that_is_not_there_is_named() throws Exception {
        try (ClosedPort gone = new ClosedPort();
                ContractClient client = RetryingClient.at(gone.url(), 5)) {
            assertThat(client.send(UPDATE))
                    .isInstanceOfSatisfying(
                            SendOutcome.Unacknowledged.class,
                            open ->
                                    assertThat(open.why())
                                            .isEqualTo("nothing answers at " + gone.url()));
        }
    }

    @Test
    void a_success_said_by_another_program_acknowledges_nothing() throws Exception {
        try (StubServer server = answering(new Reply(200, Map.of(), "<html>hello</html>"));
                ContractClient client = client(server)) {
            assertThat(client.send(UPDATE))
                    .isInstanceOfSatisfying(
                            SendOutcome.Unacknowledged.class,
                            open ->
                                    assertThat(open.why())
                                            .endsWith(
                                                    " is no Switchboard: it said HTTP status 200"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void closing_waits_for_what_is_being_sent_and_then_nothing_more_is_taken() throws Exception {
        try (StubServer server = answering(Reply.busy(503, 0), ACCEPTED)) {
            ContractClient client = client(server);
            var sent = client.sendAsync(UPDATE);
            client.close();

            assertThat(sent).isCompleted();
            assertThat(sent.join()).isInstanceOf(SendOutcome.Accepted.class);
            assertThatIllegalStateException().isThrownBy(() -> client.send(UPDATE));
        }
    }

    @Test
    void cancelled_it_is_tried_no_more_and_holds_up_nothing() throws Exception {
        Function<Request, Reply> server =
                request -> "given".equals(request.key()) ? Reply.busy(503, 20) : ACCEPTED;
        try (StubServer serving = new StubServer(server);
                ContractClient client = client(serving)) {
            var given = client.sendAsync(UPDATE, "given");
            var next = client.sendAsync(UPDATE, "next");
            await().until(() -> !serving.requests().isEmpty());
            given.cancel(true);

            assertThat(next).succeedsWithin(Duration.ofMinutes(3));
            assertThat(serving.requests())
                    .extracting(Request::key)
                    .containsExactly("given", "next");
        }
    }
}
