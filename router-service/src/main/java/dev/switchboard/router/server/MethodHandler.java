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
     * @param result without what all results of an era have; the receiver's to change
     * @param fresh how long a client may keep it; null where results of the method are not kept
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
