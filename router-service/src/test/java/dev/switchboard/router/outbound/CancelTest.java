package dev.switchboard.router.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CancelTest {

    private static final String UNFINISHED = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab";
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

    private static void assertCancelled(Future<?> call, boolean sent) {
        assertThatThrownBy(call::get)
                .cause()
                .isInstanceOfSatisfying(
                        OutboundException.Cancelled.class,
                        cancelled -> assertThat(cancelled.sent()).isEqualTo(sent));
    }

    private void assertFree() throws Exception {
        assertThat(client.stats().getLeased()).isZero();
        try (Peer peer = Peer.sending(FINISHED);
                OutboundResponse response = client.exchange(get(peer))) {
            assertThat(response.readBody()).asString().isEqualTo("ok");
        }
    }

    @Test
    void a_call_is_cancelled_while_it_waits_for_the_response() throws Exception {
        Semaphore asked = new Semaphore(0);
        try (Peer peer =
                new Peer(connection -> {
                    connection.request();
                    asked.release();
                    connection.awaitLeft();
                })) {
            OutboundCall call = client.call(get(peer));
            Future<?> running = threads.submit(call::execute);
            asked.acquire();

            call.cancel();

            assertCancelled(running, true);
            peer.awaitLeft();
        }
        assertFree();
    }

    @Test
    void a_call_is_cancelled_in_the_middle_of_the_body() throws Exception {
        try (Peer peer = Peer.sending(UNFINISHED)) {
            OutboundCall call = client.call(get(peer));
            OutboundResponse response = call.execute();
            assertThat(response.body().readNBytes(2)).asString().isEqualTo("ab");
            Future<?> reading = threads.submit(() -> response.body().read());

            call.cancel();

            assertCancelled(reading, true);
            peer.awaitLeft();
        }
        assertFree();
    }

    @Test
    void a_response_that_is_closed_before_its_end_frees_the_connection() throws Exception {
        try (Peer peer = Peer.sending(UNFINISHED)) {
            client.exchange(get(peer)).close();
            peer.awaitLeft();
        }
        assertFree();
    }

    @Test
    void a_response_that_another_thread_closes_ends_the_reading_one() throws Exception {
        try (Peer peer = Peer.sending(UNFINISHED)) {
            OutboundResponse response = client.exchange(get(peer));
            Future<?> reading = threads.submit(response::readBody);

            response.close();

            assertCancelled(reading, true);
            peer.awaitLeft();
        }
        assertFree();
    }

    @Test
    void a_thread_that_is_interrupted_stops_waiting() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        try (Peer peer =
                new Peer(connection -> {
                    connection.request();
                    asked.countDown();
                    connection.awaitLeft();
                })) {
            Thread thread =
                    Thread.ofVirtual()
                            .start(() -> {
                                try (OutboundResponse _ = client.exchange(get(peer))) {
                                    failure.complete(null);
                                } catch (OutboundException e) {
                                    interrupted.complete(Thread.currentThread().isInterrupted());
                                    failure.complete(e);
                                }
                            });
            asked.await();

            thread.interrupt();

            assertThat(failure.get()).isInstanceOf(OutboundException.Cancelled.class);
            assertThat(interrupted.get()).isTrue();
            peer.awaitLeft();
        }
        assertFree();
    }

    @Test
    void a_call_is_cancelled_while_it_waits_for_a_connection() throws Exception {
        try (Peer peer = Peer.sending(UNFINISHED)) {
            OutboundResponse first = client.exchange(get(peer));
            OutboundCall call = client.call(get(peer));
            Future<?> second = threads.submit(call::execute);
            Awaitility.await().until(() -> client.stats().getPending() == 1);

            call.cancel();

            assertCancelled(second, false);
            first.close();
        }
        assertFree();
    }

    @Test
    void a_call_is_cancelled_while_its_name_is_looked_up() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        NameLookup.Resolver slow =
                host -> {
                    asked.countDown();
                    try {
                        over.await();
                    } catch (InterruptedException e) {
                        throw new UnknownHostException(host);
                    }
                    return new InetAddress[] {InetAddress.getLoopbackAddress()};
                };
        try (Peer peer = Peer.sending(FINISHED);
                OutboundClient slowly = Clients.with(slow, Clients.LOOPBACK)) {
            OutboundCall call =
                    slowly.call(
                            OutboundRequest.get(
                                    OutboundUrl.parse("http://slow.example:" + peer.port())));
            Future<?> running = threads.submit(call::execute);
            asked.await();

            call.cancel();
            assertCancelled(running, false);
            over.countDown();

            assertThat(slowly.stats().getLeased()).isZero();
            assertThat(peer.connections()).isZero();
        }
    }

    /** With its backlog full, the system accepts no connection and refuses none. */
    @Test
    void a_call_is_cancelled_while_it_connects() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                OutboundClient wide = Clients.loopback(20)) {
            OutboundRequest request =
                    OutboundRequest.get(
                            OutboundUrl.parse("http://127.0.0.1:" + full.getLocalPort()));
            List<OutboundCall> calls = new ArrayList<>();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                OutboundCall call = wide.call(request);
                calls.add(call);
                running.add(threads.submit(call::execute));
            }
            Awaitility.await().until(() -> wide.stats().getLeased() == 20);

            calls.forEach(OutboundCall::cancel);

            for (Future<?> each : running) {
                assertThatThrownBy(each::get).hasCauseInstanceOf(OutboundException.Cancelled.class);
            }
            assertThat(wide.stats().getLeased()).isZero();
        }
    }

    @Test
    void a_call_that_was_cancelled_before_it_began_is_not_made() throws Exception {
        try (Peer peer = Peer.sending(FINISHED)) {
            OutboundCall call = client.call(get(peer));
            call.cancel();

            assertThatThrownBy(call::execute).isInstanceOf(OutboundException.Cancelled.class);
            assertThat(peer.connections()).isZero();
        }
        assertFree();
    }

    @Test
    void a_call_that_is_over_cannot_be_cancelled() throws Exception {
        try (Peer peer =
                new Peer(connection -> {
                    for (int i = 0; i < 2; i++) {
                        connection.request();
                        connection.send(FINISHED);
                    }
                    connection.awaitLeft();
                })) {
            OutboundCall call = client.call(get(peer));
            call.execute().readBody();

            call.cancel();

            client.exchange(get(peer)).readBody();
            assertThat(peer.connections()).isEqualTo(1);
        }
    }
}
