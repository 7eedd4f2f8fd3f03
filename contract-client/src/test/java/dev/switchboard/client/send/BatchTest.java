package dev.switchboard.client.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.Updates;
import dev.switchboard.client.rest.FailureKind;
import dev.switchboard.client.retry.RetryPolicy;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import dev.switchboard.testkit.StubServer.Request;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many updates, against a server that answers as it is told. */
class BatchTest {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private static Reply all(Request request) {
        return outcome(202, count(request), 0, "");
    }

    private static int count(Request request) {
        return (int) request.body().lines().count();
    }

    private static Reply outcome(int status, int accepted, int refused, String refusals) {
        return new Reply(
                status,
                JSON,
                "{\"accepted\": %d, \"refused\": %d, \"refusals\": [%s]}"
                        .formatted(accepted, refused, refusals));
    }

    private static String refusal(int index, int status) {
        return """
        {"index": %d, "status": %d, "detail": "no", "violations":
          [{"pointer": "/location", "message": "must be one of Chennai, Mumbai"}]}\
        """
                .formatted(index, status);
    }

    private record Sent(BatchOutcome outcome, List<Request> requests) {}

    private static Sent lines(int count, Function<Request, Reply> behaviour) throws Exception {
        try (StubServer server = new StubServer(behaviour);
                ContractClient client =
                        ContractClient.builder()
                                .uri(URI.create(server.url()))
                                .retries(
                                        new RetryPolicy(
                                                3,
                                                Duration.ofSeconds(60),
                                                Duration.ofMillis(1),
                                                Duration.ofMillis(5)))
                                .build()) {
            BatchOutcome outcome =
                    client.sendLines(
                            IntStream.range(0, count).mapToObj(n -> "{\"n\": " + n + "}"), "bulk");
            return new Sent(outcome, server.requests());
        }
    }

    @Test
    void lines_go_out_in_order_a_thousand_at_a_time() throws Exception {
        Sent sent = lines(2_500, BatchTest::all);

        assertThat(sent.outcome())
                .isEqualTo(new BatchOutcome.Complete(2_500, 0, List.of(), "bulk"));
        assertThat(sent.requests()).extracting(Request::key).containsOnly("bulk");
        assertThat(sent.requests())
                .extracting(Request::path)
                .containsExactly("/updates", "/updates?first=1000", "/updates?first=2000");
        assertThat(sent.requests().get(1).body()).startsWith("{\"n\": 1000}\n{\"n\": 1001}\n");
        assertThat(sent.requests()).extracting(BatchTest::count).containsExactly(1000, 1000, 500);
    }

    @Test
    void a_refusal_names_its_line_among_all() throws Exception {
        Sent sent =
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
        Sent sent =
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
        Sent sent =
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
    void what_is_too_much_for_one_attempt_goes_out_in_smaller_pieces() throws Exception {
        Sent sent =
                lines(
                        500,
                        request -> {
                            if (count(request) > 130) {
                                throw new IllegalStateException("hangs up without an answer");
                            }
                            return all(request);
                        });

        assertThat(sent.outcome().accepted()).isEqualTo(500);
        assertThat(sent.requests())
                .filteredOn(request -> count(request) <= 130)
                .flatExtracting(request -> request.body().lines().toList())
                .containsExactlyElementsOf(
                        IntStream.range(0, 500).mapToObj(n -> "{\"n\": " + n + "}").toList());
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
        Sent sent =
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
        Sent sent =
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
        Sent sent = lines(3, _ -> outcome(207, 1, 2, refusal(0, 422) + "," + refusal(2, 422)));

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
        Sent sent = lines(2_000, _ -> Reply.refused());

        assertThat(sent.outcome())
                .isInstanceOfSatisfying(
                        BatchOutcome.Stopped.class, stopped -> assertThat(stopped.line()).isZero());
        assertThat(sent.requests()).hasSize(1);
    }

    @Test
    void how_far_it_is_is_told_as_it_goes() throws Exception {
        List<String> told = new ArrayList<>();
        BatchListener listener =
                new BatchListener() {
                    @Override
                    public void refused(Refusal refusal) {
                        told.add("refused " + refusal.line());
                    }

                    @Override
                    public void progressed(long line, long accepted, long refused) {
                        told.add("%d: %d, %d".formatted(line, accepted, refused));
                    }

                    @Override
                    public void retrying(String why) {
                        told.add(why);
                    }
                };
        List<Reply> replies =
                List.of(
                        outcome(202, 2, 0, ""),
                        Reply.busy(503, 0),
                        outcome(207, 1, 1, refusal(3, 422)));
        Iterator<Reply> turn = replies.iterator();
        try (StubServer server = new StubServer(_ -> turn.next());
                ContractClient client =
                        ContractClient.builder()
                                .uri(URI.create(server.url()))
                                .retries(
                                        new RetryPolicy(
                                                2,
                                                Duration.ofMinutes(1),
                                                Duration.ofMillis(1),
                                                Duration.ofMillis(1)))
                                .build()) {
            client.sendLines(
                    Stream.of("{}", "{}", "{}", "{}"),
                    "k",
                    BatchSettings.DEFAULT.atMost(2).telling(listener));

            assertThat(server.requests())
                    .extracting(Request::path)
                    .containsExactly("/updates", "/updates?first=2", "/updates?first=2");
        }
        assertThat(told).containsExactly("2: 2, 0", "Come back later.", "refused 3", "4: 3, 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_001})
    void requests_have_one_to_a_thousand_lines(int lines) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchSettings.DEFAULT.atMost(lines))
                .withMessageContaining("1 to 1000");
    }

    @Test
    void a_source_with_nothing_at_hand_is_not_waited_for() throws Exception {
        Iterator<Boolean> more = List.of(true, false, false).iterator();
        try (StubServer server = new StubServer(BatchTest::all);
                ContractClient client =
                        ContractClient.builder().uri(URI.create(server.url())).build()) {
            client.sendLines(
                    Stream.of("{}", "{}", "{}", "{}"),
                    BatchSettings.DEFAULT.flushedUnless(() -> more.hasNext() && more.next()));

            assertThat(server.requests())
                    .extracting(Request::path)
                    .containsExactly("/updates", "/updates?first=2", "/updates?first=3");
        }
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

    @Test
    void nothing_is_sent_for_nothing() throws Exception {
        Sent sent = lines(0, BatchTest::all);

        assertThat(sent.outcome().accepted()).isZero();
        assertThat(sent.requests()).isEmpty();
    }

    @Test
    void a_line_that_is_two_is_refused_here() throws Exception {
        try (StubServer server = new StubServer(BatchTest::all);
                ContractClient client =
                        ContractClient.builder().uri(URI.create(server.url())).build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.sendLines(Stream.of("{\n}")))
                    .withMessageContaining("one line");
        }
    }

    @Test
    void updates_are_written_as_they_are_sent_alone() throws Exception {
        var update = Updates.of(new ContractId("batch\"1"), 1);
        try (StubServer server = new StubServer(BatchTest::all);
                ContractClient client =
                        ContractClient.builder().uri(URI.create(server.url())).build()) {
            client.sendAll(Stream.of(update)).orElseThrow();

            assertThat(server.requests().getFirst().body())
                    .isEqualTo(new String(update.toJson(), UTF_8) + "\n");
        }
    }
}
