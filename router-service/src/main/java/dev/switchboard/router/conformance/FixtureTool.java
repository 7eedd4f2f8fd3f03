package dev.switchboard.router.conformance;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.schema.Schema;
import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.Content;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Tool;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool whose behaviour is known beforehand.
 *
 * @param definition how it is listed
 * @param behaviour what a call does
 */
record FixtureTool(String name, ObjectNode definition, Behaviour behaviour) implements Tool {

    /** What a call does. */
    interface Behaviour {
        CallToolResult call(ObjectNode arguments, RequestContext context)
                throws InterruptedException;
    }

    /** What a call without arguments answers as text. */
    interface Saying {
        String say(RequestContext context) throws InterruptedException;
    }

    static FixtureTool of(
            String name, String description, ObjectNode inputSchema, Behaviour behaviour) {
        ObjectNode definition = Json.MAPPER.createObjectNode();
        definition.put("name", name).put("description", description);
        definition.set("inputSchema", inputSchema);
        return new FixtureTool(name, definition, behaviour);
    }

    /** One that takes no arguments. */
    static FixtureTool of(String name, String description, Behaviour behaviour) {
        ObjectNode empty = Schema.object().json();
        empty.putObject("properties");
        return of(name, description, empty, behaviour);
    }

    /** One that takes no arguments and answers with a text. */
    static FixtureTool saying(String name, String description, Saying text) {
        return of(name, description, (_, context) -> text(text.say(context)));
    }

    static CallToolResult text(String text) {
        return CallToolResult.of(Content.list(Content.text(text)));
    }

    @Override
    public CallToolResult call(ObjectNode arguments, RequestContext context)
            throws InterruptedException {
        return behaviour.call(arguments, context);
    }
}
