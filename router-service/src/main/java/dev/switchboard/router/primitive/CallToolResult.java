package dev.switchboard.router.primitive;

import dev.switchboard.model.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of a tool call.
 *
 * @param json as the specification has it, without what all results have; the receiver's to change
 */
public record CallToolResult(ObjectNode json) {

    /** The call did what it should; programs read the structure, models the same as text. */
    public static CallToolResult of(ObjectNode structuredContent) {
        return of(structuredContent.toString(), structuredContent);
    }

    /** The same with words of their own for models. */
    public static CallToolResult of(String text, ObjectNode structuredContent) {
        ObjectNode result = result(Content.list(Content.text(text)));
        result.set("structuredContent", structuredContent);
        result.put("isError", false);
        return new CallToolResult(result);
    }

    /**
     * The call did what it should.
     *
     * @param content content blocks, see {@link Content}
     */
    public static CallToolResult of(ArrayNode content) {
        return new CallToolResult(result(content).put("isError", false));
    }

    /** The call failed; the text says why, so that the model can do better. */
    public static CallToolResult failed(String why) {
        return new CallToolResult(result(Content.list(Content.text(why))).put("isError", true));
    }

    private static ObjectNode result(ArrayNode content) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.set("content", content);
        return result;
    }
}
