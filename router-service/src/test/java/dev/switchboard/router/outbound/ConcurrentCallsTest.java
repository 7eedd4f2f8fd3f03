package dev.switchboard.router.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConcurrentCallsTest {

    private static final String FINISHED = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final OutboundClient client = Clients.loopback(1);

    @AfterEach
    void close() {
        client.close();
        threads.close();
    }

    private static OutboundRequest get(Peer peer) {
        return OutboundRequest.get(peer.url("/"));
    }

    @Test
    void closing_the_client_ends_all_calls() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (Peer peer =
                new Peer(connection -> {
                    connection.request();
                    asked.countDown();
                    connection.awaitLeft();
                })) {
            Future<?> running = threads.submit(() -> client.exchange(get(peer)));
            asked.await();

            client.close();

            assertThatThrownBy(running::get).hasCauseInstanceOf(OutboundException.Cancelled.class);
        }
    }

    /** If waiting calls held the threads that carry virtual ones, the last would never run. */
    @Test
    void calls_that_wait_hold_no_platform_thread() throws Exception {
        int many = 16 * Runtime.getRuntime().availableProcessors();
        CountDownLatch asked = new CountDownLatch(many);
        try (Peer silent =
                        new Peer(connection -> {
                            connection.request();
                            asked.countDown();
                            connection.awaitLeft();
                        });
                Peer peer = Peer.sending(FINISHED);
                OutboundClient wide = Clients.loopback(many)) {
            List<OutboundCall> calls = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                OutboundCall call = wide.call(get(silent));
                calls.add(call);
                threads.submit(call::execute);
            }
            asked.await();

            Future<byte[]> last = threads.submit(() -> client.exchange(get(peer)).readBody());

            assertThat(last.get()).asString().isEqualTo("ok");
            calls.forEach(OutboundCall::cancel);
        }
    }

    /** Whatever moment a call is cancelled in, its connection is never lost. */
    @Test
    void cancelling_at_any_moment_loses_no_connection() throws Exception {
        try (Peer peer =
                        new Peer(connection -> {
                            while (true) {
                                connection.request();
                                connection.send(FINISHED);
                            }
                        });
                OutboundClient few = Clients.loopback(3)) {
            List<Future<?>> all = new ArrayList<>();
            List<Future<?>> cancelled = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                OutboundCall call = few.call(get(peer));
                all.add(threads.submit(() -> call.execute().readBody()));
                cancelled.add(threads.submit(call::cancel));
            }
            for (Future<?> each : all) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(OutboundException.Cancelled.class);
                }
            }
            for (Future<?> each : cancelled) {
                each.get();
            }
            assertThat(few.stats().getLeased()).isZero();
            assertThat(few.exchange(get(peer)).readBody()).asString().isEqualTo("ok");
        }
    }
}
