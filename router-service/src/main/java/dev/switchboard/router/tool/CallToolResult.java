package dev.switchboard.router.tool;

import dev.switchboard.model.contract.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of calling a tool.
 *
 * @param text for the model to read
 * @param structuredContent the same for programs, as the tool's output schema has it; null where
 *     the call failed
 */
public record CallToolResult(String text, @Nullable ObjectNode structuredContent) {

    /** The call did what it should; the text is the content's JSON. */
    public static CallToolResult of(ObjectNode structuredContent) {
        return new CallToolResult(structuredContent.toString(), structuredContent);
    }

    /** The call failed; the text says why, so that the model can do better. */
    public static CallToolResult failed(String why) {
        return new CallToolResult(why, null);
    }

    /** Its JSON, without what all results have. */
    public ObjectNode json() {
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.putArray("content").addObject().put("type", "text").put("text", text);
        if (structuredContent != null) {
            result.set("structuredContent", structuredContent);
        }
        result.put("isError", structuredContent == null);
        return result;
    }
}
