package dev.switchboard.router.server;

import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.protocol.McpException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Answers the requests of one method. Any thread. */
interface MethodHandler {

    /**
     * What is answered.
     *
     * @param result without the fields that all results of an era have; the receiver may change it
     * @param fresh how long a client may cache it; null if results of the method are not cached
     */
    record Answer(ObjectNode result, @Nullable Duration fresh) {}

    /**
     * Blocks until there is an answer.
     *
     * @throws McpException when there is none
     */
    Answer answer(Offered offered, ObjectNode params, RequestContext context, Era era)
            throws InterruptedException;
}
