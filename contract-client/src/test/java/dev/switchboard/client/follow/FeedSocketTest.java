package dev.switchboard.client.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is asked of a connection. */
class FeedSocketTest {

    /** Counts what may come in. */
    private static final class Connection implements WebSocket {

        private long requested;
        private boolean aborted;

        private CompletableFuture<WebSocket> sent() {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendText(CharSequence data, boolean last) {
            return sent();
        }

        @Override
        public CompletableFuture<WebSocket> sendBinary(ByteBuffer data, boolean last) {
            return sent();
        }

        @Override
        public CompletableFuture<WebSocket> sendPing(ByteBuffer message) {
            return sent();
        }

        @Override
        public CompletableFuture<WebSocket> sendPong(ByteBuffer message) {
            return sent();
        }

        @Override
        public CompletableFuture<WebSocket> sendClose(int statusCode, String reason) {
            return sent();
        }

        @Override
        public void request(long n) {
            requested += n;
        }

        @Override
        public String getSubprotocol() {
            return "";
        }

        @Override
        public boolean isOutputClosed() {
            return aborted;
        }

        @Override
        public boolean isInputClosed() {
            return aborted;
        }

        @Override
        public void abort() {
            aborted = true;
        }
    }

    private final Connection connection = new Connection();
    private final FeedSocket socket = new FeedSocket();

    @Test
    void while_a_listener_is_slow_no_more_is_read_than_a_few_messages() throws Exception {
        socket.onOpen(connection);
        long few = connection.requested;
        for (long n = 0; n < few; n++) {
            socket.onText(connection, "{}", true);
        }
        assertThat(connection.requested).isEqualTo(few).isLessThan(100);

        socket.next(connection, Duration.ofSeconds(60));

        assertThat(connection.requested).isEqualTo(few + 1);
    }

    @Test
    void given_up_it_is_cut_whether_it_was_open_already_or_not() {
        socket.onOpen(connection);
        socket.giveUp();
        Connection late = new Connection();
        FeedSocket givenUp = new FeedSocket();
        givenUp.giveUp();
        givenUp.onOpen(late);

        assertThat(connection.aborted).isTrue();
        assertThat(late.aborted).isTrue();
    }
}
