package dev.switchboard.broadcast.fanout;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A client's socket, as its protocol's edge wraps it. Called by one fan-out worker, never blocking.
 */
public interface ClientTransport {

    /**
     * Writes messages in order. Not called again before {@code done} was run.
     *
     * @param messages whole messages as they go over the wire, one or several in each buffer; read
     *     through duplicates only. The list is good during this call
     * @param done runs once, on any thread, when the socket has taken or refused them
     */
    void send(List<ByteBuffer> messages, Runnable done);

    /**
     * Called now and then, also while a write is under way: the time for heart-beats, and for
     * noticing that the client is silent.
     */
    void tick(long nowMillis);

    /**
     * Ends the connection because its subscriber is too slow for its policy.
     *
     * @param resumeAt the position to come back with, if the protocol can still say it
     */
    void disconnect(SubscriberMessage.Position resumeAt);

    /**
     * Ends the connection because the node stops. Not called while a write is under way, save the
     * first of a connection without a subscription.
     *
     * @param lastMessages what its subscriptions are told; empty where it has none
     */
    void leave(List<ByteBuffer> lastMessages, ReconnectNotice notice);

    /** Ends the connection at once, whatever is still to be written. */
    void cut();
}
