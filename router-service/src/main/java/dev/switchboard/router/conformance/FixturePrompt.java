package dev.switchboard.router.conformance;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.Completion;
import dev.switchboard.router.primitive.Prompt;
import dev.switchboard.router.primitive.RequestContext;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A prompt whose messages are known beforehand.
 *
 * @param definition how it is listed
 * @param content what its messages hold, all said by the user
 */
record FixturePrompt(String name, ObjectNode definition, Behaviour content) implements Prompt {

    /** What the messages hold, one content block each. */
    interface Behaviour {
        List<ObjectNode> get(Map<String, String> arguments, RequestContext context)
                throws InterruptedException;
    }

    /**
     * @param arguments which it needs
     */
    static FixturePrompt of(
            String name, String description, List<String> arguments, Behaviour content) {
        ObjectNode definition = Json.MAPPER.createObjectNode();
        definition.put("name", name).put("description", description);
        ArrayNode list = definition.putArray("arguments");
        arguments.forEach(argument ->
                list.addObject()
                        .put("name", argument)
                        .put("description", "Is repeated in a message.")
                        .put("required", true));
        return new FixturePrompt(name, definition, content);
    }

    @Override
    public ObjectNode get(Map<String, String> arguments, RequestContext context)
            throws InterruptedException {
        ObjectNode prompt = Json.MAPPER.createObjectNode();
        ArrayNode messages = prompt.putArray("messages");
        content.get(arguments, context)
                .forEach(block -> messages.addObject().put("role", "user").set("content", block));
        return prompt;
    }

    @Override
    public Completion complete(String argument, String value, Map<String, String> others) {
        return Completion.startingWith(value, List.of("paris", "park", "party", "test"));
    }
}
