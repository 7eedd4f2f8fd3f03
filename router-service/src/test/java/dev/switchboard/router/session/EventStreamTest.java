package dev.switchboard.router.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

class EventStreamTest {

    private final EventMemory memory = new EventMemory(1_000);
    private final EventStream stream = new EventStream(3, memory);

    /** Writes into a list. */
    private static class Lines extends EventConnection {

        final List<String> lines = new ArrayList<>();
        boolean broken;
        boolean closed;

        @Override
        protected void write(String id, byte[] data) throws IOException {
            if (broken) {
                throw new IOException("broken");
            }
            lines.add(id + " " + new String(data, UTF_8));
        }

        @Override
        protected void writeComment() throws IOException {
            lines.add(":");
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
    void what_finds_no_room_makes_room_by_what_is_oldest() {
        for (int i = 1; i <= 100; i++) {
            send(i);
        }
        assertThat(memory.bytes()).isBetween(900L, 1_000L);
        Lines late = new Lines();
        stream.resume(late, 0);
        assertThat(late.lines).hasSizeGreaterThan(10).endsWith("3-99 99", "3-100 100");

        stream.forget();
        assertThat(memory.bytes()).isZero();
    }

    @Test
    void an_answer_that_finds_no_room_is_kept_alone() {
        send(1);
        stream.send(StringNode.valueOf("x".repeat(2_000)));
        Lines late = new Lines();

        stream.resume(late, 0);

        assertThat(late.lines).hasSize(1).first().asString().startsWith("3-2 ");
    }

    @Test
    void one_session_does_not_take_the_room_of_others() {
        EventMemory ofOne = memory.part(300);
        EventStream greedy = new EventStream(0, ofOne);
        for (int i = 0; i < 100; i++) {
            greedy.send(IntNode.valueOf(i));
        }

        assertThat(ofOne.bytes()).isBetween(200L, 300L);
        assertThat(memory.bytes()).isEqualTo(ofOne.bytes());
        greedy.forget();
        assertThat(memory.bytes()).isZero();
    }

    @Test
    void a_part_has_no_more_room_than_the_whole() {
        EventMemory ofOne = memory.part(2_000);

        assertThat(ofOne.add(1_000)).isFalse();

        assertThat(ofOne.bytes()).isZero();
    }

    @Test
    void where_clients_cannot_come_back_nothing_is_kept() {
        stream.keepNothing();
        Lines client = new Lines();
        send(1);
        stream.connect(client, false);
        send(2);

        assertThat(client.lines).containsExactly("3-2 2");
        assertThat(memory.bytes()).isZero();
        Lines late = new Lines();
        stream.resume(late, 0);
        assertThat(late.lines).isEmpty();
    }

    /** A client that does not read must not hold up who only wants to be rid of it. */
    @Test
    void ending_does_not_wait_for_a_client_that_does_not_read() throws Exception {
        CountDownLatch writes = new CountDownLatch(1);
        CountDownLatch reads = new CountDownLatch(1);
        Lines slow =
                new Lines() {
                    @Override
                    protected void write(String id, byte[] data) throws IOException {
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
