package dev.switchboard.router.upstream;

import dev.switchboard.router.protocol.Era;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a server says of itself.
 *
 * @param version the revision spoken with it
 * @param capabilities {@code ServerCapabilities} in the specification; not to be changed
 * @param info {@code Implementation} in the specification; missing where it says nothing
 * @param instructions for models; empty where it has none
 */
public record ServerDescription(
        Era era, String version, ObjectNode capabilities, JsonNode info, String instructions) {

    /** Whether it has a capability, such as {@code tools}. */
    public boolean has(String capability) {
        return capabilities.path(capability).isObject();
    }

    /** Whether a capability has a part, such as {@code listChanged}. */
    public boolean has(String capability, String part) {
        return capabilities.path(capability).path(part).asBoolean(false);
    }
}
