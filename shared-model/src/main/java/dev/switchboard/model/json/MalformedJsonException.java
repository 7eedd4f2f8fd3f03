package dev.switchboard.model.json;

/** Bytes that are not JSON. The detail is written for the one who sent them. */
public final class MalformedJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String detail;

    MalformedJsonException(String detail) {
        super(detail);
        this.detail = detail;
    }

    /** What is wrong, and where. */
    public String detail() {
        return detail;
    }
}
