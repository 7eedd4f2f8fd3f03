package dev.switchboard.router.server;

import tools.jackson.databind.node.ObjectNode;

/** Receives the messages of a running request. */
public interface MessageSink {

    /**
     * Sends a notification to the client of the request, or drops it if the client accepts only the
     * answer. Blocks while the receiver is slow.
     */
    void send(ObjectNode notification);
}
