package dev.switchboard.router.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.IntNode;

class EventStreamTest {

    private final EventMemory memory = new EventMemory(1_000);
    private final EventStream stream = new EventStream(3, memory);

    /** Writes into a list. */
    private static class Lines extends EventConnection {

        final List<String> lines = new ArrayList<>();
        boolean broken;
        boolean closed;

        @Override
        protected void write(String id, String data) throws IOException {
            if (broken) {
                throw new IOException("broken");
            }
            lines.add(id + " " + data);
        }

        @Override
        protected void writeComment() throws IOException {
            write("", ":");
        }

        @Override
        protected void close() {
            closed = true;
        }
    }

    @Test
    void a_client_that_comes_back_gets_what_it_missed() {
        Lines first = new Lines();
        stream.connect(first, true);
        send(1);
        first.broken = true;
        send(2);
        send(3);
        Lines second = new Lines();

        stream.resume(second, 1);

        assertThat(first.lines).containsExactly("3-0 ", "3-1 1");
        assertThat(second.lines).containsExactly("3-2 2", "3-3 3");
        send(4);
        assertThat(second.lines).endsWith("3-4 4");
    }

    @Test
    void a_stream_that_is_over_gives_the_rest_and_ends() {
        send(1);
        stream.end();
        send(2);
        Lines late = new Lines();

        stream.resume(late, 0);

        assertThat(late.lines).containsExactly("3-1 1");
        assertThat(late.closed).isTrue();
        assertThat(stream.isConnected()).isFalse();
    }

    @Test
    void the_newest_connection_takes_over() {
        Lines first = new Lines();
        Lines second = new Lines();
        stream.connect(first, false);
        stream.connect(second, false);
        send(1);

        assertThat(first.closed).isTrue();
        assertThat(first.lines).isEmpty();
        assertThat(second.lines).hasSize(1);
        stream.release(first);
        assertThat(stream.isConnected(second)).isTrue();
    }

    @Test
    void the_last_hundred_are_kept() {
        Lines late = new Lines();
        EventStream roomy = new EventStream(3, new EventMemory(1_000_000));
        for (int i = 1; i <= EventStream.MOST_KEPT + 5; i++) {
            roomy.send(IntNode.valueOf(i));
        }
        roomy.resume(late, 0);

        assertThat(late.lines).hasSize(EventStream.MOST_KEPT).startsWith("3-6 6");
    }

    @Test
    void what_finds_no_room_makes_room_by_what_was_before() {
        for (int i = 0; i < 100; i++) {
            send(i);
        }
        assertThat(memory.bytes()).isBetween(1L, 1_000L);

        stream.forget();
        assertThat(memory.bytes()).isZero();
    }

    /** A client that does not read must not hold up who only wants to be rid of it. */
    @Test
    void ending_does_not_wait_for_a_client_that_does_not_read() throws Exception {
        CountDownLatch writes = new CountDownLatch(1);
        CountDownLatch reads = new CountDownLatch(1);
        Lines slow =
                new Lines() {
                    @Override
                    protected void write(String id, String data) throws IOException {
                        writes.countDown();
                        try {
                            reads.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                    }
                };
        stream.connect(slow, false);
        Thread sender = Thread.startVirtualThread(() -> send(1));
        writes.await();

        assertThat(stream.isConnected()).isTrue();
        slow.keepAlive();
        stream.end();

        assertThat(slow.isEnded()).isTrue();
        assertThat(slow.closed).isFalse();
        reads.countDown();
        sender.join();
        assertThat(slow.closed).isTrue();
    }

    private void send(int message) {
        stream.send(IntNode.valueOf(message));
    }
}
