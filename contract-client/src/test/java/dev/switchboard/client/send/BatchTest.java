package dev.switchboard.client.send;

import static dev.switchboard.client.send.Batches.all;
import static dev.switchboard.client.send.Batches.count;
import static dev.switchboard.client.send.Batches.lines;
import static dev.switchboard.client.send.Batches.outcome;
import static dev.switchboard.client.send.Batches.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.RetryingClient;
import dev.switchboard.client.Updates;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import dev.switchboard.testkit.StubServer.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many updates go out, against a server that answers as it is told. */
class BatchTest {

    @Test
    void lines_go_out_in_order_a_thousand_at_a_time() throws Exception {
        Batches.Sent sent = lines(2_500, Batches::all);

        assertThat(sent.outcome())
                .isEqualTo(new BatchOutcome.Complete(2_500, 0, List.of(), "bulk"));
        assertThat(sent.requests()).extracting(Request::key).containsOnly("bulk");
        assertThat(sent.requests())
                .extracting(Request::path)
                .containsExactly("/updates", "/updates?first=1000", "/updates?first=2000");
        assertThat(sent.requests().get(1).body()).startsWith("{\"n\": 1000}\n{\"n\": 1001}\n");
        assertThat(sent.requests()).extracting(Batches::count).containsExactly(1000, 1000, 500);
    }

    @Test
    void what_is_too_much_for_one_attempt_goes_out_in_smaller_pieces() throws Exception {
        Batches.Sent sent =
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
                ContractClient client = RetryingClient.at(server.url(), 2)) {
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
        try (StubServer server = new StubServer(Batches::all);
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
    void nothing_is_sent_for_nothing() throws Exception {
        Batches.Sent sent = lines(0, Batches::all);

        assertThat(sent.outcome().accepted()).isZero();
        assertThat(sent.requests()).isEmpty();
    }

    @Test
    void a_line_that_is_two_is_refused_here() throws Exception {
        try (StubServer server = new StubServer(Batches::all);
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
        try (StubServer server = new StubServer(Batches::all);
                ContractClient client =
                        ContractClient.builder().uri(URI.create(server.url())).build()) {
            client.sendAll(Stream.of(update)).orElseThrow();

            assertThat(server.requests().getFirst().body())
                    .isEqualTo(new String(update.toJson(), UTF_8) + "\n");
        }
    }

    @Test
    void what_a_listener_throws_ends_it_and_reaches_its_caller() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        BatchListener listener =
                new BatchListener() {
                    @Override
                    public void progressed(long line, long accepted, long refused) {
                        throw new IllegalStateException("enough");
                    }
                };
        try (StubServer server = new StubServer(Batches::all);
                ContractClient client =
                        ContractClient.builder().uri(URI.create(server.url())).build()) {
            Stream<String> lines = Stream.of("{}", "{}").onClose(() -> closed.set(true));

            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            client.sendLines(
                                    lines, BatchSettings.DEFAULT.atMost(1).telling(listener)))
                    .withMessage("enough");
            assertThat(server.requests()).hasSize(1);
        }
        assertThat(closed).isTrue();
    }
}
