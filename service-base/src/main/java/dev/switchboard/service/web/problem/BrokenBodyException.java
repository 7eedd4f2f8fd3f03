package dev.switchboard.service.web.problem;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body that is not what its {@code Content-Encoding} says, while its connection is sound. */
public final class BrokenBodyException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param fault about the packing
     */
    public BrokenBodyException(String fault) {
        this(fault, null);
    }

    public BrokenBodyException(String fault, @Nullable Throwable cause) {
        super("the body is not gzip, or not all of it: " + fault, cause);
    }

    /** One sentence for the sender. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
