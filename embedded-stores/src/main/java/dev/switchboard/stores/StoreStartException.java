package dev.switchboard.stores;

import org.jspecify.annotations.Nullable;

/** A store could not be started. The message is one sentence for whoever started it. */
public final class StoreStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreStartException(String message) {
        this(message, null);
    }

    StoreStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
