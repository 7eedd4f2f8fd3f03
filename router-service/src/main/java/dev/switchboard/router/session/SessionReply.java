package dev.switchboard.router.session;

import dev.switchboard.router.server.MessageSink;

/** Where the messages and the answer of a request in a session go. */
public interface SessionReply extends MessageSink {

    /** Whether the client takes messages before the answer. */
    boolean takesMessages();

    /** Lets the client's connection go; it comes back for the rest. */
    void release();
}
