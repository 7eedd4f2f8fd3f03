package dev.switchboard.router.routing;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.Completion;
import dev.switchboard.router.upstream.Upstream;
import dev.switchboard.router.upstream.UpstreamRequest;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks servers what an argument may be (MCP 2026-07-28, Completion). */
final class Completions {

    private Completions() {}

    /**
     * Asks a server.
     *
     * @param reference to a prompt or a template, as the server names it
     * @throws dev.switchboard.router.protocol.McpException when it does not answer
     */
    static Completion ask(
            Upstream server,
            ObjectNode reference,
            String argument,
            String value,
            Map<String, String> others)
            throws InterruptedException {
        boolean completes =
                server.description()
                        .map(description -> description.has("completions"))
                        .orElse(true);
        if (!completes) {
            return Completion.NONE;
        }
        ObjectNode params = Json.MAPPER.createObjectNode();
        params.set("ref", reference);
        params.putObject("argument").put("name", argument).put("value", value);
        if (!others.isEmpty()) {
            ObjectNode known = params.putObject("context").putObject("arguments");
            others.forEach(known::put);
        }
        JsonNode completion =
                server.request(UpstreamRequest.own("completion/complete", params))
                        .path("completion");
        List<String> values =
                completion
                        .path("values")
                        .valueStream()
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .limit(Completion.MOST)
                        .toList();
        boolean more = completion.path("hasMore").asBoolean(false);
        int least = more ? values.size() + 1 : values.size();
        return new Completion(values, Math.max(least, completion.path("total").asInt(least)));
    }
}
