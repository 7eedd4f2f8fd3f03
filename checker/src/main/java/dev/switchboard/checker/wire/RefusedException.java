package dev.switchboard.checker.wire;

import java.io.IOException;

/** The server does not want the connection. */
public final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedException(int status) {
        super("answered with status " + status);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
