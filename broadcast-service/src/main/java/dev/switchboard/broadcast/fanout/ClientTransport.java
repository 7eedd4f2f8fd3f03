package dev.switchboard.broadcast.fanout;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A client's connection as its protocol implements it. One fan-out worker calls it; no method
 * blocks.
 */
public interface ClientTransport {

    /**
     * Writes messages in order. Not called again before {@code done} was run.
     *
     * @param messages whole messages as they go over the wire, one or several in each buffer; read
     *     through duplicates only. The list is good during this call
     * @param done runs once, on any thread, when the socket has written them or failed
     */
    void send(List<ByteBuffer> messages, Runnable done);

    /** Called at intervals, also during a write: for heart-beats, and to detect a silent client. */
    void tick(long nowMillis);

    /**
     * Ends the connection because its subscriber is too slow for its policy.
     *
     * @param resumeAt where to resume, if the protocol can still send it: one for each feed that
     *     the client subscribes to, first that of the subscriber; at least one
     */
    void disconnect(List<ResumePosition> resumeAt);

    /**
     * Ends the connection because the node stops. Not called during a write, except the first write
     * of a connection without a subscription.
     *
     * @param lastMessages the last message of each subscription; empty if there are none
     */
    void leave(List<ByteBuffer> lastMessages, ReconnectNotice notice);

    /** Ends the connection at once and discards what is still to be written. */
    void cut();
}
