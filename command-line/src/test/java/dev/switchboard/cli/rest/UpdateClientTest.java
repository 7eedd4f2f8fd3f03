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
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpdateClientTest {

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

    @Test
    void answer_of_another_program_is_a_refusal_by_its_status() throws Exception {
        assertThat(answerTo(new Reply(404, Map.of(), "<html>not here</html>")))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused ->
                                assertThat(refused.detail())
                                        .startsWith("HTTP status 404 from http://127.0.0.1:"));
    }

    @Test
    void server_that_is_gone_is_unreachable() throws Exception {
        try (ClosedPort server = new ClosedPort();
                UpdateClient client = client(server.url())) {
            assertThat(client.update(UPDATE, null))
                    .isEqualTo(new Answer.Unreachable(ServerUrl.nothingAnswers(server.url())));
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
