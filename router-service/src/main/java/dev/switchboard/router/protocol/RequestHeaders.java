package dev.switchboard.router.protocol;

import dev.switchboard.model.problem.Excerpt;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The headers that repeat parts of a request's body, so that proxies need not read it (MCP
 * 2026-07-28, Streamable HTTP, Request Metadata). They must say what the body says: who routes by
 * one and who works by the other would otherwise not see the same request.
 */
public final class RequestHeaders {

    public static final String PROTOCOL_VERSION = "MCP-Protocol-Version";
    public static final String METHOD = "Mcp-Method";
    public static final String NAME = "Mcp-Name";

    /** The field of params that {@link #NAME} repeats, by method. */
    private static final Map<String, String> NAMED =
            Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");

    private static final String ENCODED_PREFIX = "=?base64?";
    private static final String ENCODED_SUFFIX = "?=";

    private final Function<String, List<String>> values;

    /**
     * @param values the values of the header of that name, in any case; empty where there is none
     */
    public RequestHeaders(Function<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Holds the headers against the body.
     *
     * @throws McpException at the first difference, or when this server does not speak the version
     */
    public void check(JsonRpcMessage.Request request) {
        String version = RequestMetadata.protocolVersion(request.params());
        require(PROTOCOL_VERSION, version, single(PROTOCOL_VERSION));
        if (!ProtocolVersion.SUPPORTED.contains(version)) {
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
            require(NAME, named.asString(), decoded(NAME, single(NAME)));
        }
    }

    private String single(String header) {
        List<String> found = values.apply(header);
        if (found.size() != 1) {
            throw mismatch(
                    found.isEmpty()
                            ? "the header %s is missing".formatted(header)
                            : "the header %s came %d times".formatted(header, found.size()));
        }
        return found.getFirst();
    }

    private static void require(String header, String body, String value) {
        if (!value.equals(body)) {
            throw mismatch(
                    "%s header value '%s' does not match body value '%s'"
                            .formatted(header, Excerpt.of(value), Excerpt.of(body)));
        }
    }

    /** Undoes the encoding of what is no plain ASCII (Streamable HTTP, Value Encoding). */
    private static String decoded(String header, String value) {
        if (!value.startsWith(ENCODED_PREFIX) || !value.endsWith(ENCODED_SUFFIX)) {
            return value;
        }
        String decoded = base64(value.substring(ENCODED_PREFIX.length(), endOf(value)));
        if (decoded == null) {
            throw mismatch(
                    "%s header value '%s' is no Base64 of UTF-8"
                            .formatted(header, Excerpt.of(value)));
        }
        return decoded;
    }

    /** Where the encoded text ends; its beginning where prefix and suffix overlap. */
    private static int endOf(String value) {
        return Math.max(ENCODED_PREFIX.length(), value.length() - ENCODED_SUFFIX.length());
    }

    private static @Nullable String base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return null;
        }
    }

    private static McpException mismatch(String message) {
        return new McpException(ErrorCode.HEADER_MISMATCH, "Header mismatch: " + message);
    }
}
