package dev.switchboard.router.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Ends a request with a JSON-RPC error. */
public final class McpException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final int httpStatus;
    private final transient @Nullable JsonNode id;
    private final transient @Nullable JsonNode data;

    private McpException(
            ErrorCode code,
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
        this(code, code.httpStatus(), message, null, null);
    }

    /** The same with data for the receiver's program. */
    public McpException(ErrorCode code, String message, JsonNode data) {
        this(code, code.httpStatus(), message, null, data);
    }

    /** The same as an answer to a request that HTTP has no complaint about. */
    public McpException inAnswer() {
        return withHttpStatus(200);
    }

    /** The same with another HTTP status. */
    public McpException withHttpStatus(int status) {
        return new McpException(code, status, message(), id, data);
    }

    /** The same for the request of that id. */
    public McpException to(JsonNode request) {
        return new McpException(code, httpStatus, message(), request, data);
    }

    public ErrorCode code() {
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
