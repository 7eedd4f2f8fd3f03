package dev.switchboard.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.retry.RetryPolicy;
import dev.switchboard.client.send.SendOutcome;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of what comes back for an update, whoever said it. */
class ForeignAnswersTest {

    private static final Map<String, String> HTML = Map.of("Content-Type", "text/html; charset=x");
    private static final Map<String, String> PROBLEM =
            Map.of("Content-Type", "application/problem+json");

    @Test
    void refusal_gives_every_broken_rule_in_words() throws Exception {
        Problem problem = ((SendOutcome.Refused) answerTo(Reply.refused())).problem();

        assertThat(Problems.rules(problem.violations()))
                .containsExactly("location must be one of Chennai, Mumbai: \"Delhi\"");
        assertThat(Problems.inWords(problem))
                .isEqualTo(
                        "The update breaks 1 rule; location must be one of Chennai, Mumbai:"
                                + " \"Delhi\"");
    }

    @Test
    void waits_as_long_as_the_server_asks_in_seconds() throws Exception {
        assertThat(unacknowledged(Reply.busy(429, 7)).retryAfter())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void waits_until_the_date_that_the_server_names() throws Exception {
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().plusSeconds(100).atOffset(ZoneOffset.UTC));
        assertThat(unacknowledged(new Reply(503, Map.of("Retry-After", date), "")).retryAfter())
                .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(100));
    }

    @Test
    void unreadable_retry_after_counts_as_none() throws Exception {
        assertThat(unacknowledged(new Reply(503, Map.of("Retry-After", "soon"), "")).retryAfter())
                .isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 207, 301, 400, 404, 405, 422, 501})
    void answer_of_another_program_is_no_switchboards(int status) throws Exception {
        SendOutcome.Unacknowledged open = open(new Reply(status, HTML, "<html>hello</html>"));

        assertThat(open.problem()).isNull();
        assertThat(open.kind()).isEqualTo(FailureKind.FOREIGN);
        assertThat(open.why())
                .startsWith("what answers at http://127.0.0.1:")
                .endsWith(" is no Switchboard: it said HTTP status " + status + " (text/html)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[\"message_id\"]",
                "{\"contract_id\": \"c\", \"message_id\": \"\"}",
                "{\"contract_id\": \"c\", \"message_id\": {}}",
                "{\"message_id\": \"contracts-0-1\"}",
                "{\"type\": \"about:blank\", \"detail\": \"No static resource update.\"}",
                "{\"type\": \"urn:switchboard:problem:not-found\", \"detail\": 7}",
            })
    void json_of_another_program_is_no_switchboards(String body) throws Exception {
        for (int status : new int[] {202, 404}) {
            assertThat(open(new Reply(status, PROBLEM, body)).why()).contains("is no Switchboard");
        }
    }

    @Test
    void where_another_program_sends_on_to_is_told() throws Exception {
        assertThat(
                        open(new Reply(
                                        301,
                                        Map.of("Location", "https://u:pw@h/update?token=x"),
                                        ""))
                                .why())
                .endsWith("HTTP status 301, see https://h/update");
    }

    @Test
    void refusal_by_another_service_of_ours_is_in_its_words() throws Exception {
        String problem =
                "{\"type\":\"urn:switchboard:problem:not-found\",\"detail\":\"Nothing there.\"}";

        assertThat(answerTo(new Reply(404, PROBLEM, problem)))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused ->
                                assertThat(refused.problem().detail()).isEqualTo("Nothing there."));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void proxy_without_a_node_is_asked_again(int status) throws Exception {
        try (StubServer server = new StubServer(_ -> new Reply(status, HTML, "<html>no node"));
                ContractClient client = client(server)) {
            assertThat(client.sendJson("{}"))
                    .isInstanceOfSatisfying(
                            SendOutcome.Unacknowledged.class,
                            open ->
                                    assertThat(open.why())
                                            .isEqualTo(
                                                    "HTTP status %d from %s/update"
                                                            .formatted(status, server.url())));
            assertThat(server.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 407})
    void proxy_that_lets_nobody_through_is_told(int status) throws Exception {
        assertThat(open(new Reply(status, HTML, "<html>no</html>")).why())
                .startsWith("HTTP status %d from http:".formatted(status))
                .endsWith("/update: a proxy or firewall may stand in front of Switchboard");
    }

    @Test
    void media_type_is_read_without_regard_to_case() throws Exception {
        String body = "{\"contract_id\": \"c\", \"message_id\": \"contracts-0-1\"}";

        assertThat(answerTo(new Reply(202, Map.of("Content-Type", "Application/JSON"), body)))
                .isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void proxy_may_find_an_update_too_large() throws Exception {
        assertThat(answerTo(new Reply(413, HTML, "<html>too large</html>")))
                .isInstanceOf(SendOutcome.Refused.class);
    }

    /** Sent once, as there is no sense in another try. */
    private static SendOutcome.Unacknowledged open(Reply reply) throws Exception {
        try (StubServer server = new StubServer(_ -> reply);
                ContractClient client = client(server)) {
            SendOutcome outcome = client.sendJson("{}");

            assertThat(server.requests()).hasSize(1);
            assertThat(outcome).isInstanceOf(SendOutcome.Unacknowledged.class);
            return (SendOutcome.Unacknowledged) outcome;
        }
    }

    private static SendOutcome.Unacknowledged unacknowledged(Reply reply) throws Exception {
        SendOutcome outcome = answerTo(reply);
        assertThat(outcome).isInstanceOf(SendOutcome.Unacknowledged.class);
        return (SendOutcome.Unacknowledged) outcome;
    }

    private static SendOutcome answerTo(Reply reply) throws Exception {
        try (StubServer server = new StubServer(_ -> reply);
                ContractClient client = client(server)) {
            return client.sendJson("{}");
        }
    }

    /** Two attempts at once. */
    private static ContractClient client(StubServer server) {
        return ContractClient.builder()
                .uri(URI.create(server.url()))
                .retries(
                        new RetryPolicy(
                                2,
                                Duration.ofSeconds(1),
                                Duration.ofMillis(1),
                                Duration.ofMillis(1)))
                .build();
    }
}
