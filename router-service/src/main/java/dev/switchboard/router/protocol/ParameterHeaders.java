package dev.switchboard.router.protocol;

import dev.switchboard.model.problem.Excerpt;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The arguments of a tool that clients repeat in headers (MCP 2026-07-28, Streamable HTTP, Custom
 * Headers from Tool Parameters). Immutable.
 */
public final class ParameterHeaders {

    /** No argument. */
    public static final ParameterHeaders NONE = new ParameterHeaders(MissingNode.getInstance());

    /** What the name of each such header begins with. */
    public static final String PREFIX = "Mcp-Param-";

    private static final String KEYWORD = "x-mcp-header";
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Set<String> TYPES = Set.of("string", "integer", "boolean");

    /** Beyond it JavaScript does not count exactly, so such a number may not be in a header. */
    private static final BigInteger LARGEST = BigInteger.TWO.pow(53).subtract(BigInteger.ONE);

    /** Deeper schemas are not looked at: none of them is one a person wrote. */
    private static final int DEEPEST = 100;

    private final List<Parameter> parameters = new ArrayList<>();

    private record Parameter(String header, List<String> path) {

        /** Null where the arguments do not have it. */
        @Nullable JsonNode in(JsonNode arguments) {
            JsonNode value = arguments;
            for (String name : path) {
                value = value.path(name);
            }
            return value.isMissingNode() || value.isNull() ? null : value;
        }
    }

    /**
     * Reads the schema of a tool's arguments.
     *
     * @throws IllegalArgumentException when it names headers that it may not; the message says what
     *     is wrong
     */
    public ParameterHeaders(JsonNode inputSchema) {
        find(inputSchema, List.of(), true, 0);
        Set<String> names = new HashSet<>();
        for (Parameter parameter : parameters) {
            if (!names.add(parameter.header().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "two parameters are named for the header " + parameter.header());
            }
        }
    }

    public boolean isEmpty() {
        return parameters.isEmpty();
    }

    /**
     * Checks the headers of a call against its arguments.
     *
     * @throws McpException at the first difference
     */
    void check(JsonNode arguments, RequestHeaders headers) {
        for (Parameter parameter : parameters) {
            JsonNode value = parameter.in(arguments);
            if (value == null) {
                headers.requireNone(parameter.header());
            } else {
                headers.require(parameter.header(), value);
            }
        }
    }

    /**
     * The headers of a call with these arguments, by name.
     *
     * @throws McpException when an integer is too large for a header
     */
    Map<String, String> values(JsonNode arguments) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            JsonNode value = parameter.in(arguments);
            if (value != null) {
                values.put(parameter.header(), HeaderValue.encoded(text(parameter, value)));
            }
        }
        return values;
    }

    private static String text(Parameter parameter, JsonNode value) {
        if (value.isIntegralNumber() && value.bigIntegerValue().abs().compareTo(LARGEST) > 0) {
            throw new McpException(
                            ErrorCode.INVALID_PARAMS,
                            ("the argument %s is sent in a header, where an integer must be between"
                                            + " -(2^53-1) and 2^53-1")
                                    .formatted(String.join(".", parameter.path())))
                    .inAnswer();
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }

    /** Properties of properties may be named for headers, and nothing else in a schema. */
    private void find(JsonNode schema, List<String> path, boolean reachable, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "the schema is nested more than %d deep".formatted(DEEPEST));
        }
        if (schema.isArray()) {
            schema.forEach(element -> find(element, path, false, depth + 1));
        } else if (schema.isObject()) {
            JsonNode header = schema.get(KEYWORD);
            if (header != null) {
                parameters.add(parameter(header, schema, path, reachable));
            }
            schema.properties()
                    .forEach(entry -> {
                        if (reachable && entry.getKey().equals("properties")) {
                            entry.getValue()
                                    .properties()
                                    .forEach(property ->
                                            find(
                                                    property.getValue(),
                                                    with(path, property.getKey()),
                                                    true,
                                                    depth + 1));
                        } else if (!isData(entry.getKey())) {
                            find(entry.getValue(), path, false, depth + 1);
                        }
                    });
        }
    }

    /** Whether a keyword holds values, in which the keyword for headers would mean nothing. */
    private static boolean isData(String keyword) {
        return Set.of("const", "enum", "default", "examples").contains(keyword);
    }

    private static Parameter parameter(
            JsonNode header, JsonNode schema, List<String> path, boolean reachable) {
        String name = header.asString("");
        if (!header.isString() || !TOKEN.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "%s is %s, no name of a header"
                            .formatted(KEYWORD, Excerpt.of(header.toString())));
        }
        if (!reachable || path.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is where no argument can be read: %s".formatted(KEYWORD, Excerpt.of(name)));
        }
        if (!TYPES.contains(schema.path("type").asString(""))) {
            throw new IllegalArgumentException(
                    "%s is at a parameter that is no string, integer or boolean: %s"
                            .formatted(KEYWORD, Excerpt.of(name)));
        }
        return new Parameter(PREFIX + name, path);
    }

    private static List<String> with(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }
}
