package dev.switchboard.router.server;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.router.primitive.ReadResourceResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Resource;
import dev.switchboard.router.primitive.ResourceTemplate;
import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.server.MethodHandler.Answer;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The methods on resources (MCP 2026-07-28, Resources). */
final class ResourceMethods {

    private ResourceMethods() {}

    static Answer list(Offered offered, ObjectNode params) {
        return new Answer(
                ListedPage.of("resources", offered.listedResources(), params),
                McpServer.LISTS_FRESH);
    }

    static Answer listTemplates(Offered offered, ObjectNode params) {
        return new Answer(
                ListedPage.of("resourceTemplates", offered.listedTemplates(), params),
                McpServer.LISTS_FRESH);
    }

    static Answer read(Offered offered, ObjectNode params, RequestContext context, Era era)
            throws InterruptedException {
        String uri = params.path("uri").asString("");
        ReadResourceResult read;
        try {
            read = find(offered, uri, context).orElseThrow(() -> notFound(uri, era));
        } catch (McpException e) {
            // servers of either era say so in their own way
            throw e.code() == ErrorCode.RESOURCE_NOT_FOUND.code() ? notFound(uri, era) : e;
        }
        ObjectNode result = Json.MAPPER.createObjectNode();
        ArrayNode contents = result.putArray("contents");
        read.contents().forEach(contents::add);
        return new Answer(result, read.fresh());
    }

    private static Optional<ReadResourceResult> find(
            Offered offered, String uri, RequestContext context) throws InterruptedException {
        Resource resource = offered.resource(uri);
        if (resource != null) {
            return Optional.of(resource.read(context));
        }
        for (ResourceTemplate template : offered.templatesFor(uri)) {
            Map<String, String> variables = template.uriTemplate().match(uri).orElseThrow();
            Optional<ReadResourceResult> read = template.read(uri, variables, context);
            if (read.isPresent()) {
                return read;
            }
        }
        return offered.readUnlisted(uri, context);
    }

    static McpException notFound(String uri, Era era) {
        ObjectNode data = Json.MAPPER.createObjectNode().put("uri", Excerpt.of(uri));
        return new McpException(
                        era == Era.STATELESS
                                ? ErrorCode.INVALID_PARAMS
                                : ErrorCode.RESOURCE_NOT_FOUND,
                        "Resource not found: " + Excerpt.of(uri),
                        data)
                .inAnswer();
    }
}
