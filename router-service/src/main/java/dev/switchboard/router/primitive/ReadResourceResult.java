package dev.switchboard.router.primitive;

import dev.switchboard.model.json.Json;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a resource holds.
 *
 * @param contents none of a resource that is there and empty; see {@link #text} and {@link #blob}
 * @param fresh how long a client may keep it; zero: it should ask again
 */
public record ReadResourceResult(List<ObjectNode> contents, Duration fresh) {

    public ReadResourceResult {
        contents = List.copyOf(contents);
    }

    /** One that changes at any time. */
    public static ReadResourceResult of(ObjectNode contents) {
        return new ReadResourceResult(List.of(contents), Duration.ZERO);
    }

    public static ObjectNode text(String uri, String mimeType, String text) {
        return contents(uri, mimeType).put("text", text);
    }

    public static ObjectNode blob(String uri, String mimeType, byte[] data) {
        return contents(uri, mimeType).put("blob", Base64.getEncoder().encodeToString(data));
    }

    private static ObjectNode contents(String uri, String mimeType) {
        return Json.MAPPER.createObjectNode().put("uri", uri).put("mimeType", mimeType);
    }
}
