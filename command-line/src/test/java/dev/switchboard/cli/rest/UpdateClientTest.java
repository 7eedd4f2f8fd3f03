package dev.switchboard.cli.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateClientTest {

    private static final Map<String, String> HTML = Map.of("Content-Type", "text/html; charset=x");
    private static final Map<String, String> PROBLEM =
            Map.of("Content-Type", "application/problem+json");
    private static final byte[] UPDATE = {'{', '}'};

    @Test
    void refusal_gives_every_broken_rule_in_words() throws Exception {
        assertThat(answerTo(Reply.refused()))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused ->
                                assertThat(refused.reasons())
                                        .containsExactly(
                                                "location must be one of Chennai, Mumbai:"
                                                        + " \"Delhi\""));
    }

    @Test
    void waits_as_long_as_the_server_asks_in_seconds() throws Exception {
        assertThat(answerTo(Reply.busy(429, 7)))
                .isEqualTo(new Answer.Busy(429, "Come back later.", Duration.ofSeconds(7)));
    }

    @Test
    void waits_until_the_date_that_the_server_names() throws Exception {
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().plusSeconds(100).atOffset(ZoneOffset.UTC));
        assertThat(answerTo(new Reply(503, Map.of("Retry-After", date), "")))
                .isInstanceOfSatisfying(
                        Answer.Busy.class,
                        busy ->
                                assertThat(busy.retryAfter())
                                        .isBetween(
                                                Duration.ofSeconds(50), Duration.ofSeconds(100)));
    }

    @Test
    void unreadable_retry_after_counts_as_none() throws Exception {
        assertThat(answerTo(new Reply(503, Map.of("Retry-After", "soon"), "")))
                .isInstanceOfSatisfying(
                        Answer.Busy.class,
                        busy -> assertThat(busy.retryAfter()).isEqualTo(Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 207, 301, 400, 404, 405, 422, 501})
    void answer_of_another_program_is_no_switchboards(int status) throws Exception {
        assertThat(answerTo(new Reply(status, HTML, "<html>hello</html>")))
                .isInstanceOfSatisfying(
                        Answer.Foreign.class,
                        foreign ->
                                assertThat(foreign.why())
                                        .startsWith("what answers at http://127.0.0.1:")
                                        .endsWith(
                                                " is no Switchboard: it said HTTP status "
                                                        + status
                                                        + " (text/html); name one with --url"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[\"message_id\"]",
                "{\"message_id\": \"\"}",
                "{\"message_id\": 7}",
                "{\"message_id\": {}}",
                "{\"type\": \"about:blank\", \"detail\": \"No static resource update.\"}",
                "{\"type\": \"urn:switchboard:problem:not-found\", \"detail\": 7}",
            })
    void json_of_another_program_is_no_switchboards(String body) throws Exception {
        for (int status : new int[] {202, 404}) {
            assertThat(answerTo(new Reply(status, PROBLEM, body)))
                    .isInstanceOf(Answer.Foreign.class);
        }
    }

    @Test
    void where_another_program_sends_on_to_is_told() throws Exception {
        assertThat(answerTo(new Reply(301, Map.of("Location", "https://h/update"), "")))
                .isInstanceOfSatisfying(
                        Answer.Foreign.class,
                        foreign ->
                                assertThat(foreign.why())
                                        .contains("HTTP status 301, see https://h/update;"));
    }

    @Test
    void refusal_by_another_service_of_ours_is_in_its_words() throws Exception {
        String problem =
                "{\"type\":\"urn:switchboard:problem:not-found\",\"detail\":\"Nothing there.\"}";
        assertThat(answerTo(new Reply(404, PROBLEM, problem)))
                .isEqualTo(new Answer.Refused(404, "Nothing there.", List.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void proxy_without_a_node_is_busy(int status) throws Exception {
        assertThat(answerTo(new Reply(status, HTML, "<html>no node</html>")))
                .isInstanceOfSatisfying(
                        Answer.Busy.class,
                        busy ->
                                assertThat(busy.detail())
                                        .startsWith("HTTP status %d from http:".formatted(status)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 407})
    void proxy_that_does_not_admit_it_is_told(int status) throws Exception {
        assertThat(answerTo(new Reply(status, HTML, "<html>no</html>")))
                .isInstanceOfSatisfying(
                        Answer.Foreign.class,
                        foreign ->
                                assertThat(foreign.why())
                                        .startsWith("HTTP status %d from http:".formatted(status))
                                        .endsWith(
                                                "/update: a proxy or firewall may stand in front of"
                                                        + " Switchboard; have it admit this"
                                                        + " command, or name another server with"
                                                        + " --url"));
    }

    @Test
    void media_type_is_read_without_regard_to_case() throws Exception {
        Map<String, String> json = Map.of("Content-Type", "Application/JSON");
        assertThat(answerTo(new Reply(202, json, "{\"message_id\": \"contracts-0-1\"}")))
                .isEqualTo(new Answer.Accepted("contracts-0-1"));
    }

    @Test
    void proxy_may_find_an_update_too_large() throws Exception {
        assertThat(answerTo(new Reply(413, HTML, "<html>too large</html>")))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void server_that_is_gone_is_unreachable() throws Exception {
        try (ClosedPort server = new ClosedPort();
                UpdateClient client = client(server.url())) {
            assertThat(client.update(UPDATE, null))
                    .isEqualTo(
                            new Answer.Unreachable(
                                    "nothing answers at "
                                            + server.url()
                                            + ": start it with ./switchboard run, or name another"
                                            + " server with --url"));
        }
    }

    private static Answer answerTo(Reply reply) throws IOException, InterruptedException {
        try (StubServer server = new StubServer(_ -> reply);
                UpdateClient client = client(server.url())) {
            return client.update(UPDATE, null);
        }
    }

    private static UpdateClient client(String url) {
        return new UpdateClient(new ServerUrl.Converter().convert(url));
    }
}
