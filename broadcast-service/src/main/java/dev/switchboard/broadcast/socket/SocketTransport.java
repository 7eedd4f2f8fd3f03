package dev.switchboard.broadcast.socket;

import dev.switchboard.broadcast.fanout.ClientTransport;
import dev.switchboard.broadcast.fanout.ReconnectNotice;
import dev.switchboard.broadcast.fanout.ResumePosition;
import dev.switchboard.broadcast.websocket.FrameWriter;
import java.nio.ByteBuffer;
import java.util.List;
import org.springframework.web.socket.CloseStatus;

/** A client's socket at {@code /ws}. */
final class SocketTransport implements ClientTransport {

    private final FrameWriter writer;

    SocketTransport(FrameWriter writer) {
        this.writer = writer;
    }

    @Override
    public void send(List<ByteBuffer> messages, Runnable done) {
        writer.write(messages, done);
    }

    @Override
    public void tick(long nowMillis) {
        // heart-beats are positions: the worker sends them as messages of the subscription
    }

    @Override
    public void disconnect(List<ResumePosition> resumeAt) {
        writer.close(
                AnswerBodies.tooSlow(resumeAt.getFirst().cursor()), CloseStatus.POLICY_VIOLATION);
    }

    @Override
    public void leave(List<ByteBuffer> lastMessages, ReconnectNotice notice) {
        writer.close(lastMessages, CloseStatus.SERVICE_RESTARTED);
    }

    @Override
    public void cut() {
        writer.cut();
    }
}
