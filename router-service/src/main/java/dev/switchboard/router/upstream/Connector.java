package dev.switchboard.router.upstream;

import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.upstream.channel.ChannelException;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Opens connections to one server. Thread-safe. */
interface Connector {

    /**
     * Opens a connection, and finds out the era of the server if that is not known.
     *
     * @param capabilities what the client is able to do; not to be changed
     * @param notifications receives those that belong to no request; must not block
     * @throws ChannelException when there is no server, or none that can be spoken with
     */
    Connection open(ObjectNode capabilities, Consumer<Notification> notifications)
            throws ChannelException, InterruptedException;

    /** The last lines that a child process wrote to its standard error, the oldest first. */
    default List<String> errors() {
        return List.of();
    }

    /** Whether a connection that nobody uses costs as much as a process. */
    default boolean isCostly() {
        return false;
    }

    /** What stands in for the address in logs and descriptions, without secrets. */
    @Override
    String toString();
}
