package dev.switchboard.router.upstream.channel;

import dev.switchboard.router.protocol.JsonRpcMessage;
import dev.switchboard.router.protocol.JsonRpcMessage.Response;
import java.util.function.Consumer;

/** Carries messages to one server and back. Thread-safe. */
public interface Channel extends AutoCloseable {

    /**
     * Sends a request and waits for its response. If the thread is interrupted, or the request
     * takes too long, the server is told that it is cancelled.
     *
     * @param inbound receives on this thread the messages that belong to the request
     * @throws ChannelException when there is no response
     */
    Response exchange(OutgoingRequest request, Inbound inbound)
            throws ChannelException, InterruptedException;

    /**
     * Sends a notification or a response, without waiting for the server.
     *
     * @throws ChannelException when it cannot be sent
     */
    void send(JsonRpcMessage message) throws ChannelException;

    /**
     * Completes the handshake of a session: tells the server that its answer to {@code initialize}
     * was read, and waits until it knows.
     *
     * @param version the revision of the session
     * @throws ChannelException when the server cannot be told
     */
    void initialized(String version) throws ChannelException, InterruptedException;

    /**
     * Has an action run once, when the channel takes no more requests, whoever ended it.
     *
     * @param action receives the reason; must not block
     */
    void onEnd(Consumer<String> action);

    /** Whether requests can be sent. */
    boolean isOpen();

    /** Ends it; requests without a response fail. */
    @Override
    void close();
}
