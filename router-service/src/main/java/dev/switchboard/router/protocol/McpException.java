package dev.switchboard.router.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Ends a request with a JSON-RPC error. */
public final class McpException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int OK = 200;

    private final int code;
    private final int httpStatus;
    private final transient @Nullable JsonNode id;
    private final transient @Nullable JsonNode data;

    private McpException(
            int code,
            int httpStatus,
            String message,
            @Nullable JsonNode id,
            @Nullable JsonNode data) {
        super(message, null, false, false);
        this.code = code;
        this.httpStatus = httpStatus;
        this.id = id;
        this.data = data;
    }

    public McpException(ErrorCode code, String message) {
        this(code.code(), code.httpStatus(), message, null, null);
    }

    /** The same with data for the receiver's program. */
    public McpException(ErrorCode code, String message, JsonNode data) {
        this(code.code(), code.httpStatus(), message, null, data);
    }

    /**
     * An error of another server, as it is to be passed on: with status 200, or 400 if it says that
     * the client lacks a capability (MCP 2026-07-28, Streamable HTTP).
     *
     * @param error as the specification has it; a code or a message that is missing is filled in
     */
    public static McpException passedOn(JsonNode error) {
        int code = error.path("code").asInt(ErrorCode.INTERNAL_ERROR.code());
        ErrorCode lacking = ErrorCode.MISSING_CLIENT_CAPABILITY;
        return new McpException(
                code,
                code == lacking.code() ? lacking.httpStatus() : OK,
                error.path("message").asString("an error without a message"),
                null,
                error.get("data"));
    }

    /** The same with status 200. */
    public McpException inAnswer() {
        return withHttpStatus(OK);
    }

    /** The same with another HTTP status. */
    public McpException withHttpStatus(int status) {
        return new McpException(code, status, message(), id, data);
    }

    /** The same for the request of that id. */
    public McpException to(JsonNode request) {
        return new McpException(code, httpStatus, message(), request, data);
    }

    /** The code of the error, see {@link ErrorCode}. */
    public int code() {
        return code;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** What is wrong, and what to do about it. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** The id of the request; null where it is not known. */
    public @Nullable JsonNode id() {
        return id;
    }

    public @Nullable JsonNode data() {
        return data;
    }
}
