package dev.switchboard.router.gateway;

import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;

/** A request that is refused before its method is known. */
final class RefusedRequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int SERVICE_UNAVAILABLE = 503;

    private final int httpStatus;

    RefusedRequestException(int httpStatus, String message) {
        super(message, null, false, false);
        this.httpStatus = httpStatus;
    }

    /** A request that may be sent again a moment later. */
    static RefusedRequestException busy(String why) {
        return new RefusedRequestException(SERVICE_UNAVAILABLE, why + "; retry later");
    }

    int httpStatus() {
        return httpStatus;
    }

    boolean mayComeBack() {
        return httpStatus == SERVICE_UNAVAILABLE;
    }

    McpException failure() {
        return new McpException(
                mayComeBack() ? ErrorCode.INTERNAL_ERROR : ErrorCode.INVALID_REQUEST,
                String.valueOf(getMessage()));
    }
}
