package dev.switchboard.router.server;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.router.primitive.Completion;
import dev.switchboard.router.primitive.Prompt;
import dev.switchboard.router.primitive.ResourceTemplate;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.server.MethodHandler.Answer;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Completion of arguments (MCP 2026-07-28, Completion). */
final class CompletionMethods {

    private CompletionMethods() {}

    static Answer complete(Offered offered, ObjectNode params) throws InterruptedException {
        JsonNode argument = params.path("argument");
        if (!argument.path("name").isString() || !argument.path("value").isString()) {
            throw invalid("params.argument must have the strings name and value");
        }
        Map<String, String> others =
                PromptMethods.texts(
                        params.path("context").path("arguments"), "params.context.arguments");
        return new Answer(
                json(
                        completion(
                                offered,
                                params.path("ref"),
                                argument.path("name").asString(),
                                argument.path("value").asString(),
                                others)),
                null);
    }

    private static Completion completion(
            Offered offered, JsonNode ref, String name, String value, Map<String, String> others)
            throws InterruptedException {
        return switch (ref.path("type").asString("")) {
            case "ref/prompt" ->
                    ofPrompt(offered, ref.path("name").asString(""), name, value, others);
            case "ref/resource" ->
                    ofTemplate(offered, ref.path("uri").asString(""), name, value, others);
            default -> throw invalid("params.ref.type must be ref/prompt or ref/resource");
        };
    }

    private static Completion ofPrompt(
            Offered offered, String named, String name, String value, Map<String, String> others)
            throws InterruptedException {
        Prompt prompt = offered.prompt(named);
        if (prompt == null) {
            throw invalid("Unknown prompt: " + Excerpt.of(named));
        }
        boolean known =
                StreamSupport.stream(prompt.definition().path("arguments").spliterator(), false)
                        .anyMatch(argument -> argument.path("name").asString("").equals(name));
        if (!known) {
            throw unknown(name);
        }
        return prompt.complete(name, value, others);
    }

    /** A resource without variables has nothing to complete. */
    private static Completion ofTemplate(
            Offered offered, String uri, String name, String value, Map<String, String> others)
            throws InterruptedException {
        ResourceTemplate template = offered.template(uri);
        if (template == null) {
            if (offered.resource(uri) != null) {
                return Completion.NONE;
            }
            throw invalid("Unknown resource template: " + Excerpt.of(uri));
        }
        if (!template.uriTemplate().variables().contains(name)) {
            throw unknown(name);
        }
        return template.complete(name, value, others);
    }

    private static ObjectNode json(Completion completion) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        ObjectNode json = result.putObject("completion");
        ArrayNode values = json.putArray("values");
        completion.values().forEach(values::add);
        json.put("total", completion.total())
                .put("hasMore", completion.total() > completion.values().size());
        return result;
    }

    private static McpException unknown(String argument) {
        return invalid("Unknown argument: " + Excerpt.of(argument));
    }

    private static McpException invalid(String message) {
        return new McpException(ErrorCode.INVALID_PARAMS, message).inAnswer();
    }
}
