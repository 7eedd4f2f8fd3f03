package dev.switchboard.client.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.client.ContractClient;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import dev.switchboard.testkit.StubServer.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many updates from a source that fails, or for somebody who wants no more. */
class BatchSourceTest {

    private static Reply all(Request request) {
        return new Reply(
                202,
                Map.of("Content-Type", "application/json"),
                "{\"accepted\": %d, \"refused\": 0}".formatted(request.body().lines().count()));
    }

    private static ContractClient client(StubServer server) {
        return ContractClient.builder().uri(URI.create(server.url())).build();
    }

    private static Stream<String> failingAt(int line) {
        return IntStream.range(0, line + 1)
                .mapToObj(n -> {
                    if (n == line) {
                        throw new UncheckedIOException(new IOException("the disk is gone"));
                    }
                    return "{}";
                });
    }

    @Test
    void a_source_that_fails_in_the_middle_stops_it_with_what_is_needed_to_go_on()
            throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        try (StubServer server = new StubServer(BatchSourceTest::all);
                ContractClient client = client(server)) {
            BatchOutcome outcome =
                    client.sendLines(failingAt(1_500).onClose(() -> closed.set(true)));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            BatchOutcome.Stopped.class,
                            stopped -> {
                                assertThat(stopped.accepted()).isEqualTo(1_000);
                                assertThat(stopped.line()).isEqualTo(1_000);
                                assertThat(stopped.why()).contains("the disk is gone");
                            });
            assertThat(server.requests())
                    .extracting(Request::key)
                    .containsExactly(outcome.idempotencyKey());
        }
        assertThat(closed).isTrue();
    }

    @Test
    void a_source_that_fails_before_anything_was_sent_is_its_owners_fault() throws Exception {
        try (StubServer server = new StubServer(BatchSourceTest::all);
                ContractClient client = client(server)) {
            assertThatThrownBy(() -> client.sendLines(failingAt(10)))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void an_interruption_stops_it_with_the_key_under_which_to_send_it_again() throws Exception {
        try (StubServer server = new StubServer(BatchSourceTest::all);
                ContractClient client = client(server)) {
            Thread.currentThread().interrupt();

            BatchOutcome outcome = client.sendLines(Stream.of("{}"), "mine");

            assertThat(Thread.interrupted()).isTrue();
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            BatchOutcome.Stopped.class,
                            stopped -> {
                                assertThat(stopped.line()).isZero();
                                assertThat(stopped.idempotencyKey()).isEqualTo("mine");
                            });
        }
    }
}
