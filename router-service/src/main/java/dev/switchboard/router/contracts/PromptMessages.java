package dev.switchboard.router.contracts;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.Content;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes prompts: what they list, and what they say to a model. */
final class PromptMessages {

    private PromptMessages() {}

    /** The definition of a prompt that needs one argument. */
    static ObjectNode definition(
            String name, String title, String description, String argument, String meaning) {
        ObjectNode definition = Json.MAPPER.createObjectNode();
        definition.put("name", name).put("title", title).put("description", description);
        definition
                .putArray("arguments")
                .addObject()
                .put("name", argument)
                .put("description", meaning)
                .put("required", true);
        return definition;
    }

    /** Data first, then the question about it, all said by the user. */
    static ObjectNode of(String description, List<ObjectNode> data, String question) {
        ObjectNode prompt = Json.MAPPER.createObjectNode().put("description", description);
        ArrayNode messages = prompt.putArray("messages");
        data.forEach(contents -> add(messages, Content.embedded(contents)));
        add(messages, Content.text(question));
        return prompt;
    }

    private static void add(ArrayNode messages, ObjectNode content) {
        messages.addObject().put("role", "user").set("content", content);
    }
}
