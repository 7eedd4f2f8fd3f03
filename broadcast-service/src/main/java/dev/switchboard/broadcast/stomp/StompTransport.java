package dev.switchboard.broadcast.stomp;

import dev.switchboard.broadcast.fanout.ClientTransport;
import dev.switchboard.broadcast.fanout.ReconnectNotice;
import dev.switchboard.broadcast.fanout.ResumePosition;
import dev.switchboard.broadcast.websocket.FrameWriter;
import dev.switchboard.broadcast.websocket.TextFrame;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.web.socket.CloseStatus;

/**
 * A STOMP client's socket, with the heart-beats agreed on (STOMP 1.2, section Heart-beating). The
 * fan-out worker calls it, the reading thread notes what it hears.
 */
final class StompTransport implements ClientTransport {

    /** How much longer than agreed the client may be silent. */
    private static final double GRACE = 2.5;

    private final FrameWriter writer;
    private final long ours;
    private volatile StompVersion version = StompVersion.V1_2;
    private volatile long sendEvery;
    private volatile long hearEvery;
    private volatile long heardAt = System.currentTimeMillis();
    private long tickedAt = System.currentTimeMillis();
    private long sentAt;
    private boolean closing;
    private volatile LongConsumer onSilence = _ -> {};

    /**
     * @param ours how often we can send and want to hear, milliseconds; 0 for never
     */
    StompTransport(FrameWriter writer, long ours) {
        this.writer = writer;
        this.ours = ours;
    }

    /**
     * Agrees on a version and on heart-beats; STOMP 1.0 has none.
     *
     * @param onSilence ends the session of a client that sends none; gets how often it was to,
     *     milliseconds
     */
    void agree(StompVersion agreed, Heartbeat client, LongConsumer onSilence) {
        version = agreed;
        this.onSilence = onSilence;
        if (agreed != StompVersion.V1_0 && ours > 0) {
            sendEvery = client.wants() == 0 ? 0 : Math.max(client.wants(), ours);
            hearEvery = client.canSend() == 0 ? 0 : Math.max(client.canSend(), ours);
        }
        heard();
    }

    /** What is spoken; the newest until it is agreed on. */
    StompVersion version() {
        return version;
    }

    /** Notes that the client sent something. */
    void heard() {
        heardAt = System.currentTimeMillis();
    }

    /** Expects nothing more of the client. */
    void goodbye() {
        hearEvery = 0;
    }

    @Override
    public void send(List<ByteBuffer> messages, Runnable done) {
        // too early rather than too late; and no look at the clock for each write
        sentAt = tickedAt;
        writer.write(messages, done);
    }

    @Override
    public void tick(long nowMillis) {
        tickedAt = nowMillis;
        if (closing) {
            return;
        }
        long due = hearEvery;
        if (due > 0 && nowMillis - heardAt > due * GRACE) {
            closing = true;
            onSilence.accept(due);
        } else if (sendEvery > 0 && nowMillis - sentAt >= sendEvery / 2) {
            sentAt = nowMillis;
            writer.answer(StompFrames.HEARTBEAT);
        }
    }

    @Override
    public void disconnect(List<ResumePosition> resumeAt) {
        writer.close(StompFrames.tooSlow(version, resumeAt), CloseStatus.POLICY_VIOLATION);
    }

    @Override
    public void leave(List<ByteBuffer> lastMessages, ReconnectNotice notice) {
        closing = true;
        List<ByteBuffer> all = new ArrayList<>(lastMessages);
        all.add(TextFrame.of(StompFrames.notice(version, notice)));
        writer.close(all, CloseStatus.SERVICE_RESTARTED);
    }

    @Override
    public void cut() {
        writer.cut();
    }
}
