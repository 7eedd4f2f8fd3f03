package dev.switchboard.router.routing;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Tool;
import dev.switchboard.router.protocol.ParameterHeaders;
import dev.switchboard.router.routing.ExposedNames.Located;
import dev.switchboard.router.upstream.Upstream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A tool of another server. Thread-safe. */
final class RoutedTool implements Tool {

    private final String name;
    private final String original;
    private final Exposure exposure;
    private final Upstream server;
    private final ObjectNode definition;
    private final boolean idempotent;

    /**
     * @param name under which it appears
     */
    RoutedTool(String name, Located tool, Exposure exposure) {
        this.exposure = exposure;
        this.name = name;
        this.original = tool.definition().name();
        this.server = tool.listing().server();
        this.definition = tool.definition().json().deepCopy();
        this.definition.put("name", name);
        JsonNode annotations = definition.path("annotations");
        this.idempotent =
                annotations.path("readOnlyHint").asBoolean(false)
                        || annotations.path("idempotentHint").asBoolean(false);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ObjectNode definition() {
        return definition;
    }

    @Override
    public CallToolResult call(ObjectNode arguments, RequestContext context)
            throws InterruptedException {
        ObjectNode params = Json.MAPPER.createObjectNode().put("name", original);
        params.set("arguments", arguments);
        ParameterHeaders headers = headers();
        ObjectNode result =
                Requests.send(server, "tools/call", params, headers, original, idempotent, context);
        exposure.exposeIn(server.name(), result.path("content"));
        return new CallToolResult(Requests.cleaned(result));
    }
}
