package dev.switchboard.broadcast.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.OutgoingEntry;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;

class FrameWriterTest {

    private static final Set<Thread.State> CAME_TO_AN_END =
            EnumSet.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TERMINATED);

    private final List<String> written = new CopyOnWriteArrayList<>();
    private final FrameWriter writer = new FrameWriter(new Answering(), null);
    private final Thread answering =
            Thread.ofPlatform().unstarted(() -> writer.answer("answer".getBytes(UTF_8)));

    /**
     * Jetty is between, as with TLS. Lets an answer come while the first of several messages is
     * taken.
     */
    private final class Answering extends CoreSession.Empty {

        @Override
        public void sendFrame(OutgoingEntry entry) {
            written.add(UTF_8.decode(entry.getFrame().getPayload()).toString());
            if (written.size() == 1) {
                answering.start();
                await().until(() -> CAME_TO_AN_END.contains(answering.getState()));
            }
            entry.getCallback().succeeded();
        }
    }

    /** Meets a client's close frame after the session has noted its own, which is not out yet. */
    private static final class Closing extends CoreSession.Empty {

        private final List<String> order = new CopyOnWriteArrayList<>();
        private final FrameWriter writer = new FrameWriter(this, null);

        @Override
        public void close(int code, String reason, Callback callback) {
            writer.afterClose(() -> order.add("end"));
            order.add("close frame");
            callback.succeeded();
        }
    }

    @Test
    void the_connection_does_not_end_before_the_close_frame_is_out() {
        Closing session = new Closing();

        session.writer.close(CloseStatus.PROTOCOL_ERROR);

        assertThat(session.order).containsExactly("close frame", "end");
        session.writer.afterClose(() -> session.order.add("later"));
        assertThat(session.order).endsWith("later");
    }

    @Test
    void no_answer_comes_between_messages_that_are_written_together() throws InterruptedException {
        List<ByteBuffer> messages =
                Stream.of("1", "2", "3").map(text -> TextFrame.of(text.getBytes(UTF_8))).toList();

        writer.write(messages, () -> {});

        answering.join();
        assertThat(written).containsExactly("1", "2", "3", "answer");
    }
}
