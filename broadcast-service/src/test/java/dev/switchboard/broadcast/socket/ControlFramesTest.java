package dev.switchboard.broadcast.socket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.testkit.client.FrameSocket;
import dev.switchboard.testkit.client.FrameSocket.Frame;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Messages are written past Jetty, which writes its own frames between them. */
final class ControlFramesTest extends BroadcastTest {

    private static final int MANY = 500;

    private final String contract = freshContract();

    @Test
    void pings_are_answered_between_whole_messages() throws IOException {
        try (FrameSocket socket = listening()) {
            for (int i = 0; i < MANY; i++) {
                Feed.sendUpdate(contract, "Chennai");
                socket.send(FrameSocket.PING, Integer.toString(i).getBytes(US_ASCII));
            }
            String last = Feed.update(contract, "Mumbai");

            List<String> pongs = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            while (pongs.size() < MANY || texts.size() <= MANY) {
                Frame frame = next(socket);
                (frame.opcode() == FrameSocket.PONG ? pongs : texts).add(frame.text());
            }

            assertThat(pongs)
                    .containsExactlyElementsOf(
                            IntStream.range(0, MANY).mapToObj(Integer::toString).toList());
            assertThat(texts).allMatch(text -> text.startsWith("{") && text.endsWith("}"));
            assertThat(texts.getLast()).contains(last);
        }
    }

    @Test
    void nothing_follows_the_end_of_the_conversation() throws IOException {
        try (FrameSocket socket = listening()) {
            for (int i = 0; i < MANY; i++) {
                Feed.sendUpdate(contract, "Chennai");
            }
            assertThat(next(socket).text()).contains(contract);

            socket.send(FrameSocket.CLOSE, new byte[] {3, (byte) 232});
            for (int i = 0; i < MANY; i++) {
                Feed.sendUpdate(contract, "Chennai");
            }

            assertThat(socket.closeCode()).isEqualTo(1000);
            assertThatThrownBy(socket::next).isInstanceOf(EOFException.class);
        }
    }

    /** Jetty would part it: what Jetty parts, another message could come between. */
    @Test
    void an_answer_of_any_length_is_one_frame() throws IOException {
        for (int i = 0; i < MANY; i++) {
            Feed.sendUpdate(contract, "Chennai");
        }
        Feed.updateSeenBy(node(), contract, "Mumbai");
        try (FrameSocket socket = listening()) {
            String command = "{\"type\":\"get_history\",\"limit\":1000}";
            socket.send(FrameSocket.TEXT, command.getBytes(US_ASCII));

            Frame answer = next(socket);

            assertThat(answer.payload().remaining()).isGreaterThan(64 * 1024);
            assertThat(answer.last()).isTrue();
            assertThat(answer.text()).startsWith("{").endsWith("}");
        }
    }

    /** The next frame that is no heart-beat: on a busy machine one may come between. */
    private static Frame next(FrameSocket socket) throws IOException {
        Frame frame = socket.next();
        while (frame.text().contains("\"type\":\"heartbeat\"")) {
            frame = socket.next();
        }
        return frame;
    }

    private FrameSocket listening() throws IOException {
        FrameSocket socket = FrameSocket.open(node(), "/ws?contract_id=" + contract);
        assertThat(socket.next().text()).contains("welcome");
        return socket;
    }
}
