package dev.switchboard.cli.mcp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The arguments of a tool that are repeated in headers (MCP 2026-07-28, Streamable HTTP, Custom
 * Headers from Tool Parameters).
 *
 * @param parameters none where the definition of the tool breaks the rules for them
 */
record ParameterHeaders(List<Parameter> parameters) {

    private static final String PREFIX = "Mcp-Param-";
    private static final String KEYWORD = "x-mcp-header";
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Set<String> TYPES = Set.of("string", "integer", "boolean");

    /** Deeper schemas are not looked at: none of them is one a person wrote. */
    private static final int DEEPEST = 100;

    static final ParameterHeaders NONE = new ParameterHeaders(List.of());

    /**
     * One of them.
     *
     * @param path the names of properties that lead to it
     */
    record Parameter(String header, List<String> path) {

        private JsonNode in(JsonNode arguments) {
            JsonNode value = arguments;
            for (String name : path) {
                value = value.path(name);
            }
            return value;
        }
    }

    /** Those that the schema of a tool's arguments names. */
    static ParameterHeaders of(JsonNode inputSchema) {
        List<Parameter> found = new ArrayList<>();
        boolean allowed = find(inputSchema, List.of(), found);
        Set<String> names = new HashSet<>();
        boolean unique =
                found.stream().allMatch(it -> names.add(it.header().toLowerCase(Locale.ROOT)));
        return allowed && unique ? new ParameterHeaders(List.copyOf(found)) : NONE;
    }

    /** Goes through properties of properties; elsewhere in a schema nothing may be named. */
    private static boolean find(JsonNode schema, List<String> path, List<Parameter> found) {
        if (path.size() > DEEPEST) {
            return true;
        }
        boolean allowed = true;
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            List<String> longer = new ArrayList<>(path);
            longer.add(property.getKey());
            JsonNode header = property.getValue().path(KEYWORD);
            if (!header.isMissingNode()) {
                allowed &= isAllowed(header, property.getValue());
                found.add(new Parameter(PREFIX + header.asString(""), List.copyOf(longer)));
            }
            allowed &= find(property.getValue(), longer, found);
        }
        return allowed;
    }

    private static boolean isAllowed(JsonNode header, JsonNode schema) {
        return TOKEN.matcher(header.asString("")).matches()
                && TYPES.contains(schema.path("type").asString(""));
    }

    /** The headers of a call with these arguments. */
    Map<String, String> of(ClientMessage.Request call) {
        JsonNode arguments = call.params().path("arguments");
        Map<String, String> headers = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            JsonNode value = parameter.in(arguments);
            if (!value.isMissingNode() && !value.isNull()) {
                headers.put(
                        parameter.header(),
                        HeaderValue.encoded(
                                value.isValueNode() ? value.asString() : value.toString()));
            }
        }
        return headers;
    }
}
