package dev.switchboard.router.upstream;

import dev.switchboard.router.upstream.channel.ChannelException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Opens connections to one server. Thread-safe. */
interface Connector {

    /**
     * Opens a connection, and finds out the era of the server if that is not known.
     *
     * @param capabilities what the client is able to do; not to be changed
     * @param listener receives what happens on the connection
     * @throws ChannelException when there is no server, or none that can be spoken with
     */
    Connection open(ObjectNode capabilities, ConnectionListener listener)
            throws ChannelException, InterruptedException;

    /** Whether a connection that nobody uses is to be ended, as it occupies a process. */
    default boolean endsUnused() {
        return false;
    }

    /** The last lines that a child process wrote to its standard error, the oldest first. */
    default List<String> errors() {
        return List.of();
    }

    /** What stands in for the address in logs and descriptions, without secrets. */
    @Override
    String toString();
}
