package dev.switchboard.router.server;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.InputRequest;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients say that they can do ({@code ClientCapabilities} in the specification). */
public final class Capabilities {

    private Capabilities() {}

    /**
     * Requires that a client supports that request. One that names no mode of elicitation supports
     * forms.
     *
     * @throws McpException when it does not, with the missing capabilities
     */
    public static void require(InputRequest question, ObjectNode declared) {
        ObjectNode required = question.requiredCapabilities();
        if (!required.properties().stream().allMatch(need -> has(declared, need))) {
            ObjectNode data = Json.MAPPER.createObjectNode();
            data.set("requiredCapabilities", required);
            throw new McpException(
                    ErrorCode.MISSING_CLIENT_CAPABILITY,
                    "the client does not declare what this request needs of it: " + required,
                    data);
        }
    }

    private static boolean has(ObjectNode declared, Map.Entry<String, JsonNode> need) {
        JsonNode capability = declared.path(need.getKey());
        if (!capability.isObject()) {
            return false;
        }
        boolean isForm = need.getKey().equals("elicitation") && need.getValue().isEmpty();
        return isForm
                ? capability.isEmpty() || capability.has("form")
                : need.getValue().propertyNames().stream().allMatch(capability::has);
    }
}
