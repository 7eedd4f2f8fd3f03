package dev.switchboard.client.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.Updates;
import dev.switchboard.client.rest.FailureKind;
import dev.switchboard.client.retry.RetryPolicy;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sends that nobody waits for: cancelled, awaited by others, and overtaken by the client's end. */
@Timeout(180)
class AsyncSendTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(150);
    private static final ContractUpdate UPDATE = Updates.of(new ContractId("async-1"), 1);
    private static final Reply ACCEPTED =
            new Reply(
                    202,
                    Map.of("Content-Type", "application/json"),
                    "{\"contract_id\": \"async-1\", \"message_id\": \"contracts-0-1\"}");

    private static ContractClient client(StubServer server, Duration patience) {
        return ContractClient.builder()
                .uri(URI.create(server.url()))
                .timeout(Duration.ofSeconds(1))
                .retries(
                        new RetryPolicy(
                                Integer.MAX_VALUE,
                                patience,
                                Duration.ofMillis(1),
                                Duration.ofMillis(5)))
                .build();
    }

    @Test
    void cancelled_before_they_begin_they_hold_up_nothing() throws Exception {
        try (StubServer server = new StubServer(_ -> ACCEPTED);
                ContractClient client = client(server, Duration.ZERO)) {
            for (int n = 0; n < 1_000; n++) {
                client.sendAsync(UPDATE).cancel(true);
            }

            assertThat(client.sendAsync(UPDATE)).succeedsWithin(LONG_ENOUGH);
        }
    }

    @Test
    void what_hangs_on_an_outcome_may_close_the_client() throws Exception {
        try (StubServer server = new StubServer(_ -> ACCEPTED)) {
            ContractClient client = client(server, Duration.ZERO);

            assertThat(client.sendAsync(UPDATE).thenRun(client::close)).succeedsWithin(LONG_ENOUGH);
        }
    }

    @Test
    void closing_takes_no_longer_for_a_long_row_than_for_one() throws Exception {
        try (StubServer server = new StubServer(_ -> Reply.busy(503, 0))) {
            ContractClient client = client(server, Duration.ofMillis(100));
            List<CompletableFuture<SendOutcome>> row =
                    IntStream.range(0, 5_000).mapToObj(_ -> client.sendAsync(UPDATE)).toList();
            client.close();

            assertThat(row).allMatch(CompletableFuture::isDone);
            assertThat(row)
                    .extracting(CompletableFuture::join)
                    .hasOnlyElementsOfType(SendOutcome.Unacknowledged.class);
        }
    }

    @Test
    void calls_that_others_wait_for_are_given_up_at_the_end() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (StubServer server =
                new StubServer(_ -> {
                    asked.countDown();
                    try {
                        over.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return ACCEPTED;
                })) {
            ContractClient client = ContractClient.builder().uri(URI.create(server.url())).build();
            FutureTask<BatchOutcome> sending =
                    new FutureTask<>(() -> client.sendLines(Stream.of("{}")));
            Thread.startVirtualThread(sending);
            asked.await();
            client.close();

            assertThat(sending.get())
                    .isInstanceOfSatisfying(
                            BatchOutcome.Stopped.class,
                            stopped -> {
                                assertThat(stopped.kind()).isEqualTo(FailureKind.GIVEN_UP);
                                assertThat(stopped.why()).isEqualTo("the client is closed");
                            });
            over.countDown();
        }
    }
}
