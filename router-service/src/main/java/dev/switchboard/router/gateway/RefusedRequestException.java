package dev.switchboard.router.gateway;

import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;

/** A request whose body is not read, or not to its end. */
final class RefusedRequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int httpStatus;

    RefusedRequestException(int httpStatus, String message) {
        super(message, null, false, false);
        this.httpStatus = httpStatus;
    }

    int httpStatus() {
        return httpStatus;
    }

    McpException failure() {
        return new McpException(ErrorCode.INVALID_REQUEST, String.valueOf(getMessage()));
    }
}
