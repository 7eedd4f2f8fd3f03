package dev.switchboard.router.conformance;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.schema.Schema;
import dev.switchboard.router.primitive.InputRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What fixtures ask clients, and what they read in the answers. */
final class Questions {

    private Questions() {}

    static InputRequest userName() {
        return form("What is your name?", "name", Schema.string());
    }

    static InputRequest confirmation() {
        return form("Please confirm", "ok", Schema.bool());
    }

    /** A form with one field, to be filled in. */
    static InputRequest form(String message, String field, Schema type) {
        return InputRequest.elicit(message, Schema.object().with(field, type).json());
    }

    /** Has the client's model answer a user. */
    static InputRequest prompt(String userText, int maxTokens) {
        ObjectNode params = Json.MAPPER.createObjectNode();
        params.putArray("messages")
                .addObject()
                .put("role", "user")
                .putObject("content")
                .put("type", "text")
                .put("text", userText);
        return InputRequest.createMessage(params.put("maxTokens", maxTokens));
    }

    /** What a form has in a field. */
    static String field(JsonNode answer, String name) {
        return answer.path("content").path(name).asString("");
    }

    /** What the client's model said. */
    static String completion(JsonNode answer) {
        return answer.path("content").path("text").asString("");
    }
}
