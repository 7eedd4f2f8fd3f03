package dev.switchboard.router.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeLimitsTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final Duration SHORT = Duration.ofMillis(100);

    private final OutboundClient client = Clients.loopback();

    @AfterEach
    void close() {
        // The timer may be about to free the last one.
        Awaitility.await().until(() -> client.stats().getLeased() == 0);
        client.close();
    }

    private byte[] read(Peer peer, OutboundLimits limits) throws OutboundException {
        OutboundRequest request = OutboundRequest.get(peer.url("/")).withLimits(limits);
        try (OutboundResponse response = client.exchange(request)) {
            return response.readBody();
        }
    }

    private void assertTimesOut(Peer peer, OutboundLimits limits, TimeLimit limit)
            throws InterruptedException {
        assertThatThrownBy(() -> read(peer, limits))
                .isInstanceOfSatisfying(
                        OutboundException.TimedOut.class,
                        late -> {
                            assertThat(late.limit()).isEqualTo(limit);
                            assertThat(late.sent()).isTrue();
                        });
        peer.awaitLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nA: b"})
    void a_server_that_falls_silent_in_the_head_is_left(String start) throws Exception {
        try (Peer peer = Peer.sending(start)) {
            assertTimesOut(peer, OutboundLimits.DEFAULT.withHead(SHORT), TimeLimit.HEAD);
        }
    }

    @Test
    void a_server_that_falls_silent_in_the_body_is_left() throws Exception {
        try (Peer peer = Peer.sending(OK + "Content-Length: 10\r\n\r\nab")) {
            assertTimesOut(peer, OutboundLimits.DEFAULT.withIdle(SHORT), TimeLimit.IDLE);
        }
    }

    @Test
    void a_server_that_reads_nothing_is_left() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (Peer peer =
                new Peer(_ -> {
                    try {
                        over.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                })) {
            OutboundRequest request =
                    OutboundRequest.post(peer.url("/"), "text/plain", "a".repeat(50 << 20))
                            .withLimits(OutboundLimits.DEFAULT.withHead(SHORT));

            assertThatThrownBy(() -> client.exchange(request))
                    .isInstanceOfSatisfying(
                            OutboundException.TimedOut.class,
                            late -> assertThat(late.limit()).isEqualTo(TimeLimit.HEAD));
            over.countDown();
        }
    }

    /** Sends a byte now and then, so that none is late. */
    private static Peer dripping(String start, ScheduledExecutorService clock) throws IOException {
        return new Peer(connection -> {
            connection.request();
            connection.send(start);
            OutputStream out = connection.out();
            ScheduledFuture<?> drips =
                    clock.scheduleAtFixedRate(
                            () -> {
                                try {
                                    out.write('a');
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            },
                            5,
                            5,
                            TimeUnit.MILLISECONDS);
            try {
                connection.awaitLeft();
            } finally {
                drips.cancel(false);
            }
        });
    }

    @Test
    void a_head_that_comes_byte_by_byte_has_a_time_limit() throws Exception {
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                Peer peer = dripping(OK + "A: ", clock)) {
            assertTimesOut(peer, OutboundLimits.DEFAULT.withHead(SHORT), TimeLimit.HEAD);
        }
    }

    @Test
    void a_body_that_comes_byte_by_byte_has_a_time_limit() throws Exception {
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                Peer peer = dripping(OK + "\r\n", clock)) {
            assertTimesOut(peer, OutboundLimits.DEFAULT.withTotal(SHORT), TimeLimit.TOTAL);
        }
    }

    /** The total time passes while nobody reads. */
    @Test
    void a_response_that_nobody_reads_is_given_up() throws Exception {
        try (Peer peer = Peer.sending(OK + "Content-Length: 10\r\n\r\nab")) {
            OutboundResponse response =
                    client.exchange(
                            OutboundRequest.get(peer.url("/"))
                                    .withLimits(OutboundLimits.DEFAULT.withTotal(SHORT)));

            peer.awaitLeft();

            assertThatThrownBy(response::readBody).isInstanceOf(OutboundException.TimedOut.class);
        }
    }
}
