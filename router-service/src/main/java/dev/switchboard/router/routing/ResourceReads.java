package dev.switchboard.router.routing;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.ReadResourceResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.ParameterHeaders;
import dev.switchboard.router.upstream.Upstream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads resources of other servers (MCP 2026-07-28, Resources). */
final class ResourceReads {

    private ResourceReads() {}

    /**
     * Reads one that the server lists, which may be empty.
     *
     * @param uri as its server names it
     * @throws McpException when the server does not answer, or has no such resource
     */
    static ReadResourceResult read(
            Upstream server, String uri, Exposure exposure, RequestContext context)
            throws InterruptedException {
        ObjectNode params = Json.MAPPER.createObjectNode().put("uri", uri);
        ObjectNode result;
        try {
            result =
                    Requests.send(
                            server,
                            "resources/read",
                            params,
                            ParameterHeaders.NONE,
                            uri,
                            true,
                            context);
        } catch (McpException e) {
            throw isNotFound(e, uri) ? notFound() : e;
        }
        List<ObjectNode> contents = new ArrayList<>();
        for (JsonNode content : result.path("contents")) {
            if (content instanceof ObjectNode object) {
                exposure.exposeIn(server.name(), object);
                contents.add(object);
            }
        }
        boolean isPublic = result.path("cacheScope").asString("").equals("public");
        long fresh = isPublic ? Math.max(0, result.path("ttlMs").asLong(0)) : 0;
        return new ReadResourceResult(contents, Duration.ofMillis(fresh));
    }

    /**
     * Reads one that the server does not list. Older servers answer with nothing where there is
     * none.
     */
    static ReadResourceResult readUnlisted(
            Upstream server, String uri, Exposure exposure, RequestContext context)
            throws InterruptedException {
        ReadResourceResult result = read(server, uri, exposure, context);
        if (result.contents().isEmpty()) {
            throw notFound();
        }
        return result;
    }

    /** Servers of either era say so in their own way. */
    private static boolean isNotFound(McpException e, String uri) {
        return e.code() == ErrorCode.RESOURCE_NOT_FOUND.code()
                || (e.code() == ErrorCode.INVALID_PARAMS.code()
                        && e.data() != null
                        && e.data().path("uri").asString("").equals(uri));
    }

    private static McpException notFound() {
        return new McpException(ErrorCode.RESOURCE_NOT_FOUND, "Resource not found").inAnswer();
    }
}
