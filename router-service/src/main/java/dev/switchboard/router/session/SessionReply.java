package dev.switchboard.router.session;

import dev.switchboard.router.server.MessageSink;

/** Receives the messages and the answer of a request in a session. */
public interface SessionReply extends MessageSink {

    /** Whether the client accepts messages before the answer. */
    boolean takesMessages();

    /** Ends the client's connection; the client resumes the stream for the rest. */
    void release();
}
