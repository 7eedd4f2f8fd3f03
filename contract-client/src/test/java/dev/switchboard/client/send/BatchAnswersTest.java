package dev.switchboard.client.send;

import static dev.switchboard.client.send.Batches.JSON;
import static dev.switchboard.client.send.Batches.all;
import static dev.switchboard.client.send.Batches.lines;
import static dev.switchboard.client.send.Batches.outcome;
import static dev.switchboard.client.send.Batches.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.rest.FailureKind;
import dev.switchboard.client.retry.RetryPolicy;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import dev.switchboard.testkit.StubServer.Request;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a batch makes of answers that list what was refused and where it ended. */
class BatchAnswersTest {

    @Test
    void a_refusal_names_its_line_among_all() throws Exception {
        Batches.Sent sent =
                lines(
                        1_100,
                        request ->
                                "/updates".equals(request.path())
                                        ? all(request)
                                        : outcome(207, 99, 1, refusal(1_007, 422)));

        assertThat(sent.outcome().refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.line()).isEqualTo(1_007);
                    assertThat(refusal.violations()).hasSize(1);
                });
        assertThat(sent.outcome().accepted()).isEqualTo(1_099);
        assertThatThrownBy(sent.outcome()::orElseThrow).hasMessageContaining("line 1007");
    }

    @Test
    void what_was_not_taken_yet_is_sent_from_there_on_under_the_same_key() throws Exception {
        Batches.Sent sent =
                lines(
                        3,
                        request ->
                                "/updates".equals(request.path())
                                        ? outcome(
                                                207, 1, 2, refusal(1, 422) + "," + refusal(2, 503))
                                        : all(request));

        assertThat(sent.outcome()).isInstanceOf(BatchOutcome.Complete.class);
        assertThat(sent.outcome().accepted()).isEqualTo(2);
        assertThat(sent.outcome().refused()).isEqualTo(1);
        assertThat(sent.requests()).extracting(Request::key).containsExactly("bulk", "bulk");
        assertThat(sent.requests().getLast().path()).isEqualTo("/updates?first=2");
        assertThat(sent.requests().getLast().body()).isEqualTo("{\"n\": 2}\n");
    }

    @Test
    void where_the_list_of_refusals_ends_the_rest_is_asked_for_again() throws Exception {
        Batches.Sent sent =
                lines(
                        4,
                        request ->
                                "/updates".equals(request.path())
                                        ? outcome(
                                                207, 1, 3, refusal(0, 422) + "," + refusal(1, 422))
                                        : outcome(207, 1, 1, refusal(3, 422)));

        assertThat(sent.outcome()).isInstanceOf(BatchOutcome.Complete.class);
        assertThat(sent.outcome().accepted()).isEqualTo(1);
        assertThat(sent.outcome().refusals()).extracting(Refusal::line).containsExactly(0L, 1L, 3L);
        assertThat(sent.requests().getLast().path()).isEqualTo("/updates?first=2");
    }

    @Test
    void indexes_outside_of_what_was_sent_are_not_believed() throws Exception {
        for (int from : new int[] {-5, 2, 99}) {
            Reply unread =
                    new Reply(
                            207,
                            JSON,
                            """
                            {"accepted": 2, "refused": 0, "refusals": [],
                             "unread": {"from": %d, "status": 400, "detail": "broke off"}}
                            """
                                    .formatted(from));
            BatchOutcome outcome = lines(2, _ -> unread).outcome();

            assertThat(outcome.accepted()).as("from " + from).isIn(0L, 2L);
        }
    }

    @Test
    void where_it_had_to_stop_is_told_and_what_was_known_until_then() throws Exception {
        Batches.Sent sent =
                lines(
                        1_010,
                        request ->
                                "/updates".equals(request.path())
                                        ? all(request)
                                        : outcome(
                                                207,
                                                4,
                                                6,
                                                refusal(1_002, 422)
                                                        + ","
                                                        + refusal(1_005, 503)
                                                        + ","
                                                        + refusal(1_006, 503)));

        assertThat(sent.outcome())
                .isInstanceOfSatisfying(
                        BatchOutcome.Stopped.class,
                        stopped -> {
                            assertThat(stopped.line()).isEqualTo(1_005);
                            assertThat(stopped.accepted()).isEqualTo(1_004);
                            assertThat(stopped.refused()).isEqualTo(1);
                            assertThat(stopped.refusals())
                                    .extracting(Refusal::line)
                                    .containsExactly(1_002L);
                        });
        assertThat(sent.requests()).hasSize(5);
    }

    @Test
    void refusals_are_counted_when_no_more_of_them_are_listed() throws Exception {
        String thousand =
                IntStream.range(0, 1_000)
                        .mapToObj(n -> refusal(n, 422))
                        .collect(Collectors.joining(","));
        Batches.Sent sent =
                lines(
                        1_010,
                        request ->
                                "/updates".equals(request.path())
                                        ? outcome(207, 0, 1_000, thousand)
                                        : outcome(
                                                207,
                                                4,
                                                6,
                                                refusal(1_002, 422) + "," + refusal(1_005, 503)));

        assertThat(sent.outcome())
                .isInstanceOfSatisfying(
                        BatchOutcome.Stopped.class,
                        stopped -> {
                            assertThat(stopped.accepted()).isEqualTo(4);
                            assertThat(stopped.refused()).isEqualTo(1_001);
                            assertThat(stopped.refusals()).hasSize(1_000);
                        });
    }

    @Test
    void of_many_refusals_the_exception_names_the_first() throws Exception {
        Batches.Sent sent =
                lines(3, _ -> outcome(207, 1, 2, refusal(0, 422) + "," + refusal(2, 422)));

        assertThatThrownBy(sent.outcome()::orElseThrow)
                .hasMessageContaining("2 of 3 refused")
                .hasMessageContaining("line 0")
                .hasMessageNotContaining("line 2");
    }

    @Test
    void lines_that_the_server_did_not_read_are_not_known_and_blank_ones_are_no_updates()
            throws Exception {
        Reply unread =
                new Reply(
                        207,
                        JSON,
                        """
                        {"accepted": 2, "refused": 0, "refusals": [],
                         "unread": {"from": 3, "status": 503, "detail": "Kafka is slow"}}\
                        """);
        try (StubServer server = new StubServer(_ -> unread);
                ContractClient client =
                        ContractClient.builder()
                                .uri(URI.create(server.url()))
                                .retries(RetryPolicy.NEVER)
                                .build()) {
            assertThat(client.sendLines(Stream.of("{}", "", "{}", "{}"), "k"))
                    .isEqualTo(
                            new BatchOutcome.Stopped(
                                    2,
                                    0,
                                    List.of(),
                                    "k",
                                    3,
                                    FailureKind.NOT_NOW,
                                    "Kafka is slow",
                                    Problem.of(ProblemKind.UNAVAILABLE, "Kafka is slow")));
        }
    }

    @Test
    void what_the_server_refuses_as_a_whole_stops_it_at_once() throws Exception {
        Batches.Sent sent = lines(2_000, _ -> Reply.refused());

        assertThat(sent.outcome())
                .isInstanceOfSatisfying(
                        BatchOutcome.Stopped.class, stopped -> assertThat(stopped.line()).isZero());
        assertThat(sent.requests()).hasSize(1);
    }

    @Test
    void what_is_blank_to_the_server_is_no_update_here() throws Exception {
        try (StubServer server = new StubServer(_ -> outcome(207, 1, 1, refusal(0, 400)));
                ContractClient client =
                        ContractClient.builder().uri(URI.create(server.url())).build()) {
            BatchOutcome outcome = client.sendLines(Stream.of("\f", " \t", "{}"));

            assertThat(outcome.accepted()).isOne();
            assertThat(outcome.refused()).isOne();
        }
    }
}
