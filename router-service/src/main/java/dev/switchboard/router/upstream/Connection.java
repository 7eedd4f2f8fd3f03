package dev.switchboard.router.upstream;

import dev.switchboard.router.upstream.channel.ChannelException;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A connection to a server that is ready for requests. Thread-safe. */
interface Connection extends AutoCloseable {

    ServerDescription server();

    /**
     * Sends a request and waits for its result.
     *
     * @return the result, the receiver's to change
     * @throws ChannelException when there is no response
     * @throws dev.switchboard.router.protocol.McpException when the response is an error
     */
    ObjectNode request(UpstreamRequest request) throws ChannelException, InterruptedException;

    /**
     * Wants to be told of changes of these resources, and of no others. One thread at a time.
     *
     * @throws ChannelException when the server cannot be told
     */
    void watch(Set<String> uris) throws ChannelException, InterruptedException;

    boolean isOpen();

    /** Ends it; requests without a response fail. */
    @Override
    void close();
}
