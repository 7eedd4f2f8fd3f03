package dev.switchboard.broadcast.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectEndPointTest {

    private static final int MANY = 20_000;
    private static final int LENGTH = 100;

    private final ScheduledExecutorScheduler timer = new ScheduledExecutorScheduler();
    private final List<Integer> taken = new ArrayList<>();
    private final List<Integer> refused = new ArrayList<>();
    private SocketChannel client;
    private DirectEndPoint socket;

    @BeforeEach
    void connect() throws Exception {
        timer.start();
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            client = SocketChannel.open();
            client.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
            client.connect(server.getLocalAddress());
            SocketChannel accepted = server.accept();
            accepted.setOption(StandardSocketOptions.SO_SNDBUF, 4096);
            accepted.configureBlocking(false);
            socket = unselected(accepted);
        }
    }

    /** Told by the test, not by a selector, when its socket takes more. */
    // Jetty does without a selector
    private DirectEndPoint unselected(SocketChannel accepted) {
        return new DirectEndPoint(
                accepted, null, null, timer, new LingeringSockets(Linger.DEFAULT));
    }

    @AfterEach
    void disconnect() throws Exception {
        socket.close();
        client.close();
        timer.stop();
    }

    @Test
    void however_many_wait_for_a_full_socket_all_are_written_in_order() throws IOException {
        IntStream.range(0, MANY).forEach(this::write);
        assertThat(taken).hasSizeLessThan(MANY);

        ByteBuffer all = ByteBuffer.allocate(MANY * LENGTH);
        while (all.hasRemaining()) {
            assertThat(client.read(all)).isPositive();
            socket.getWriteFlusher().completeWrite();
        }

        assertThat(taken).containsExactlyElementsOf(IntStream.range(0, MANY).boxed().toList());
        assertThat(refused).isEmpty();
        assertThat(all.flip().get((MANY - 1) * LENGTH)).isEqualTo((byte) (MANY - 1));
    }

    @Test
    void however_many_wait_all_are_told_when_the_connection_ends() {
        IntStream.range(0, MANY).forEach(this::write);

        socket.close();
        write(MANY);

        assertThat(taken.size() + refused.size()).isEqualTo(MANY + 1);
        assertThat(refused.getLast()).isEqualTo(MANY);
    }

    private void write(int number) {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH).put(0, (byte) number);
        socket.write(Callback.from(() -> taken.add(number), _ -> refused.add(number)), bytes);
    }
}
