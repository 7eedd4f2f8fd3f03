package dev.switchboard.router.routing;

import dev.switchboard.router.primitive.Continuation;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.protocol.ParameterHeaders;
import dev.switchboard.router.upstream.Upstream;
import dev.switchboard.router.upstream.UpstreamRequest;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Sends the requests of callers to servers. */
final class Requests {

    /** Fields of results that concern the connection to the server, or that ours has itself. */
    private static final List<String> OF_THE_CONNECTION =
            List.of("resultType", "ttlMs", "cacheScope");

    private static final String SERVER_INFO = "io.modelcontextprotocol/serverInfo";

    private Requests() {}

    /**
     * Sends a request, with what its caller says in {@code _meta}.
     *
     * @param name of the primitive at the server
     * @param idempotent whether it may be sent twice
     * @return the result as the server sent it; the receiver's to change
     * @throws dev.switchboard.router.protocol.McpException when there is none
     */
    static ObjectNode send(
            Upstream server,
            String method,
            ObjectNode params,
            ParameterHeaders headers,
            String name,
            boolean idempotent,
            RequestContext context)
            throws InterruptedException {
        context.origin().target().becomes(server.name().value(), name);
        Continuation continuation = context.continuation();
        if (continuation != null) {
            params.set("inputResponses", continuation.answers());
            if (continuation.state() != null) {
                params.set("requestState", continuation.state());
            }
        }
        ObjectNode metadata = context.metadata();
        if (!metadata.isEmpty()) {
            params.set("_meta", metadata);
        }
        return server.request(
                UpstreamRequest.of(
                        method, params, headers, idempotent, new ContextListener(context)));
    }

    /** A result without the fields that are not its caller's business. */
    static ObjectNode cleaned(ObjectNode result) {
        result.remove(OF_THE_CONNECTION);
        if (result.get("_meta") instanceof ObjectNode meta) {
            meta.remove(SERVER_INFO);
            if (meta.isEmpty()) {
                result.remove("_meta");
            }
        }
        return result;
    }
}
