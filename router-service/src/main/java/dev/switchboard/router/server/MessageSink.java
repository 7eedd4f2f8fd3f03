package dev.switchboard.router.server;

import tools.jackson.databind.node.ObjectNode;

/** Where messages of a request go while it is under way. */
public interface MessageSink {

    /**
     * Sends a notification to who waits for the answer, or drops it where that one takes no more
     * than the answer. Blocks while the receiver is slow.
     */
    void send(ObjectNode notification);
}
