package dev.switchboard.router.protocol;

import dev.switchboard.model.problem.Excerpt;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The headers that repeat parts of a request's body, so that proxies need not read it (MCP
 * 2026-07-28, Streamable HTTP, Request Metadata). They must match the body: otherwise a proxy that
 * routes by the headers and a server that reads the body would see different requests. Immutable.
 */
public final class RequestHeaders {

    public static final String PROTOCOL_VERSION = "MCP-Protocol-Version";
    public static final String METHOD = "Mcp-Method";
    public static final String NAME = "Mcp-Name";

    /** Names a session of the session-based revisions. */
    public static final String SESSION_ID = "Mcp-Session-Id";

    /** The field of params that {@link #NAME} repeats, by method. */
    private static final Map<String, String> NAMED =
            Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");

    /** What the names of all headers of this protocol begin with. */
    public static final String PREFIX = "Mcp-";

    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * @param values the values of each header, by its name in any case
     */
    public RequestHeaders(Map<String, List<String>> values) {
        values.forEach((name, all) -> this.values.put(name, List.copyOf(all)));
    }

    /**
     * The headers that a request must be sent with, by name.
     *
     * @param parameters which of its arguments are among them
     * @throws McpException when an argument cannot be in a header
     */
    public static Map<String, String> of(
            JsonRpcMessage.Request request, ParameterHeaders parameters) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(PROTOCOL_VERSION, RequestMetadata.protocolVersion(request.params()));
        headers.put(METHOD, request.method());
        String field = NAMED.get(request.method());
        if (field != null) {
            headers.put(NAME, HeaderValue.encoded(request.params().path(field).asString("")));
        }
        headers.putAll(parameters.values(request.params().path("arguments")));
        return headers;
    }

    private List<String> all(String header) {
        return values.getOrDefault(header, List.of());
    }

    /**
     * The value of a header that is there once at most.
     *
     * @return null where there is none
     * @throws McpException when there are more
     */
    public @Nullable String optional(String header) {
        return all(header).isEmpty() ? null : single(header);
    }

    /**
     * Checks the headers against the body.
     *
     * @throws McpException at the first difference, or when this server does not speak the version
     */
    public void check(JsonRpcMessage.Request request) {
        String version = RequestMetadata.protocolVersion(request.params());
        require(PROTOCOL_VERSION, version, single(PROTOCOL_VERSION));
        if (!ProtocolVersion.STATELESS.contains(version)) {
            throw ProtocolVersion.unsupported(version);
        }
        require(METHOD, request.method(), single(METHOD));
        String field = NAMED.get(request.method());
        if (field != null) {
            JsonNode named = request.params().path(field);
            if (!named.isString()) {
                throw new McpException(
                        ErrorCode.INVALID_PARAMS, "params.%s must be a string".formatted(field));
            }
            require(NAME, named.asString(), decoded(NAME));
        }
    }

    /**
     * Checks the headers of a tool call against its arguments.
     *
     * @throws McpException at the first difference
     */
    public void check(ParameterHeaders parameters, JsonNode arguments) {
        parameters.check(arguments, this);
    }

    void requireNone(String header) {
        if (!all(header).isEmpty()) {
            throw mismatch("the header %s is there, its argument is not".formatted(header));
        }
    }

    void require(String header, JsonNode argument) {
        String value = decoded(header);
        if (!argument.isNumber() || !isSameNumber(value, argument)) {
            require(
                    header,
                    argument.isValueNode() ? argument.asString() : argument.toString(),
                    value);
        }
    }

    /** {@code 42.0} and {@code 42} are the same; what is far out of range is compared as text. */
    private static boolean isSameNumber(String value, JsonNode argument) {
        if (value.length() > 40) {
            return false;
        }
        try {
            BigDecimal number = new BigDecimal(value);
            return Math.abs((long) number.scale()) < 100
                    && number.compareTo(argument.decimalValue()) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private String single(String header) {
        List<String> found = all(header);
        if (found.size() != 1) {
            throw mismatch(
                    found.isEmpty()
                            ? "the header %s is missing".formatted(header)
                            : "the header %s came %d times".formatted(header, found.size()));
        }
        return found.getFirst();
    }

    private String decoded(String header) {
        String value = single(header);
        return HeaderValue.decoded(value)
                .orElseThrow(() ->
                        mismatch(
                                "%s header value '%s' is neither plain ASCII nor Base64 of UTF-8"
                                        .formatted(header, Excerpt.of(value))));
    }

    private static void require(String header, String body, String value) {
        if (!value.equals(body)) {
            throw mismatch(
                    "%s header value '%s' does not match body value '%s'"
                            .formatted(header, Excerpt.of(value), Excerpt.of(body)));
        }
    }

    private static McpException mismatch(String message) {
        return new McpException(ErrorCode.HEADER_MISMATCH, "Header mismatch: " + message);
    }
}
