package dev.switchboard.router.protocol;

/**
 * The error codes that this server answers with (MCP 2026-07-28, Base Protocol, Error Codes), each
 * with the HTTP status it goes with where the request itself is at fault.
 */
public enum ErrorCode {
    PARSE_ERROR(-32700, 400),
    INVALID_REQUEST(-32600, 400),
    METHOD_NOT_FOUND(-32601, 404),
    INVALID_PARAMS(-32602, 400),
    INTERNAL_ERROR(-32603, 500),

    /** In the session-based revisions alone; {@link #INVALID_PARAMS} since. */
    RESOURCE_NOT_FOUND(-32002, 200),

    /** The headers do not match the body, or a header is missing. */
    HEADER_MISMATCH(-32020, 400),

    /** The client lacks a capability that the request needs. */
    MISSING_CLIENT_CAPABILITY(-32021, 400),
    UNSUPPORTED_PROTOCOL_VERSION(-32022, 400);

    private final int code;
    private final int httpStatus;

    ErrorCode(int code, int httpStatus) {
        this.code = code;
        this.httpStatus = httpStatus;
    }

    public int code() {
        return code;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
