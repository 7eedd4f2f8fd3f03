package dev.switchboard.router.gateway;

import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.McpException;
import tools.jackson.databind.node.ObjectNode;

/** Answers the requests of one method. Any thread. */
interface RequestHandler {

    /**
     * Blocks until there is a result.
     *
     * @return the result without what all results have; the caller's to change
     * @throws McpException when there is none
     */
    ObjectNode handle(Request request) throws InterruptedException;
}
