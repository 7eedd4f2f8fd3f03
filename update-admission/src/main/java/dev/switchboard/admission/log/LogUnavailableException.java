package dev.switchboard.admission.log;

import org.jspecify.annotations.Nullable;

/** The log did not acknowledge a record in time; whether it holds it is not known. */
public final class LogUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String detail;

    /**
     * @param detail one sentence for the sender
     */
    public LogUnavailableException(String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.detail = detail;
    }

    /** One sentence for the sender; names no address. */
    public String detail() {
        return detail;
    }
}
