package dev.switchboard.router.primitive;

import dev.switchboard.model.json.Json;
import java.util.Base64;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Content blocks, as results of tools and messages of prompts have them. */
public final class Content {

    private Content() {}

    public static ArrayNode list(ObjectNode... blocks) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (ObjectNode block : blocks) {
            list.add(block);
        }
        return list;
    }

    public static ObjectNode text(String text) {
        return block("text").put("text", text);
    }

    public static ObjectNode image(byte[] data, String mimeType) {
        return binary("image", data, mimeType);
    }

    public static ObjectNode audio(byte[] data, String mimeType) {
        return binary("audio", data, mimeType);
    }

    /**
     * A resource itself.
     *
     * @param contents see {@link ReadResourceResult}
     */
    public static ObjectNode embedded(ObjectNode contents) {
        ObjectNode block = block("resource");
        block.set("resource", contents);
        return block;
    }

    /** Where a resource can be read. */
    public static ObjectNode link(String uri, String name, String mimeType) {
        return block("resource_link").put("uri", uri).put("name", name).put("mimeType", mimeType);
    }

    private static ObjectNode binary(String type, byte[] data, String mimeType) {
        return block(type)
                .put("data", Base64.getEncoder().encodeToString(data))
                .put("mimeType", mimeType);
    }

    private static ObjectNode block(String type) {
        return Json.MAPPER.createObjectNode().put("type", type);
    }
}
