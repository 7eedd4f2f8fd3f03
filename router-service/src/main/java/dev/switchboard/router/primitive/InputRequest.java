package dev.switchboard.router.primitive;

import dev.switchboard.model.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question to the caller's client (MCP 2026-07-28, Multi Round-Trip Requests).
 *
 * @param method {@code elicitation/create}, {@code sampling/createMessage} or {@code roots/list}
 * @param params what the method takes
 */
public record InputRequest(String method, ObjectNode params) {

    private static final String ELICIT = "elicitation/create";
    private static final String SAMPLE = "sampling/createMessage";
    private static final String ROOTS = "roots/list";

    /**
     * @throws IllegalArgumentException when a client knows no such method
     */
    public InputRequest {
        if (!method.equals(ELICIT) && !method.equals(SAMPLE) && !method.equals(ROOTS)) {
            throw new IllegalArgumentException("no client answers " + method);
        }
    }

    /**
     * Asks the user to fill in a form.
     *
     * @param requestedSchema an object of properties of plain types
     */
    public static InputRequest elicit(String message, ObjectNode requestedSchema) {
        ObjectNode params = Json.MAPPER.createObjectNode();
        params.put("mode", "form").put("message", message).set("requestedSchema", requestedSchema);
        return new InputRequest(ELICIT, params);
    }

    /** Asks the user to open a page. */
    public static InputRequest elicitAt(String url, String message) {
        return new InputRequest(
                ELICIT,
                Json.MAPPER
                        .createObjectNode()
                        .put("mode", "url")
                        .put("message", message)
                        .put("url", url));
    }

    /** Asks the client's model. */
    public static InputRequest createMessage(ObjectNode params) {
        return new InputRequest(SAMPLE, params);
    }

    /** Asks where the client works. */
    public static InputRequest listRoots() {
        return new InputRequest(ROOTS, Json.MAPPER.createObjectNode());
    }

    /** What the client must be able to do, as {@code ClientCapabilities} in the specification. */
    public ObjectNode requiredCapabilities() {
        ObjectNode required = Json.MAPPER.createObjectNode();
        switch (method) {
            case ELICIT -> {
                ObjectNode elicitation = required.putObject("elicitation");
                if (params.path("mode").asString("form").equals("url")) {
                    elicitation.putObject("url");
                }
            }
            case SAMPLE -> {
                ObjectNode sampling = required.putObject("sampling");
                if (params.has("tools") || params.has("toolChoice")) {
                    sampling.putObject("tools");
                }
            }
            default -> required.putObject("roots");
        }
        return required;
    }
}
