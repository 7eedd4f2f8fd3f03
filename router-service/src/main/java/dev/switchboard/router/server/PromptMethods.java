package dev.switchboard.router.server;

import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.router.primitive.Prompt;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.server.MethodHandler.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The methods on prompts (MCP 2026-07-28, Prompts). */
final class PromptMethods {

    private PromptMethods() {}

    static Answer list(Offered offered, ObjectNode params) {
        return new Answer(
                ListedPage.of("prompts", offered.listedPrompts(), params), McpServer.LISTS_FRESH);
    }

    static Answer get(Offered offered, ObjectNode params, RequestContext context)
            throws InterruptedException {
        String name = params.path("name").asString("");
        Prompt prompt = offered.prompt(name);
        if (prompt == null) {
            throw invalid("Unknown prompt: " + Excerpt.of(name));
        }
        Map<String, String> arguments = texts(params.path("arguments"), "params.arguments");
        List<String> missing =
                StreamSupport.stream(prompt.definition().path("arguments").spliterator(), false)
                        .filter(argument -> argument.path("required").asBoolean(false))
                        .map(argument -> argument.path("name").asString(""))
                        .filter(argument -> !arguments.containsKey(argument))
                        .toList();
        if (!missing.isEmpty()) {
            throw invalid(
                    "the prompt %s needs the arguments %s"
                            .formatted(name, String.join(", ", missing)));
        }
        return new Answer(prompt.get(arguments, context), null);
    }

    /**
     * An object all of whose values are strings.
     *
     * @param where how to name it in the error
     */
    static Map<String, String> texts(JsonNode json, String where) {
        Map<String, String> texts = new HashMap<>();
        if (json.isMissingNode()) {
            return texts;
        }
        if (!json.isObject() || !json.values().stream().allMatch(JsonNode::isString)) {
            throw invalid(where + " must be a JSON object of strings");
        }
        json.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
        return texts;
    }

    private static McpException invalid(String message) {
        return new McpException(ErrorCode.INVALID_PARAMS, message).inAnswer();
    }
}
