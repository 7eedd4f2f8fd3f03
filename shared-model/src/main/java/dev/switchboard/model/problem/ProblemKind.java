package dev.switchboard.model.problem;

import java.util.Locale;

/** The kinds of problem a caller can meet, the same on every protocol. */
public enum ProblemKind {
    MALFORMED_JSON(400, "The body is not JSON"),
    INVALID_REQUEST(400, "The request cannot be understood"),
    INVALID_CURSOR(400, "The cursor is not one of ours"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    FEATURE_OFF(404, "Switched off"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    CONFLICT(409, "Something else rules here"),
    PRECONDITION_FAILED(412, "A condition of the request does not hold"),
    TOO_LARGE(413, "Too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    INVALID_UPDATE(422, "The update breaks rules"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    TOO_SLOW(429, "The subscriber reads too slowly"),
    INTERNAL_ERROR(500, "Internal error"),
    BAD_GATEWAY(502, "A server behind this one failed"),
    UNAVAILABLE(503, "Not available now"),
    GATEWAY_TIMEOUT(504, "A server behind this one did not answer in time");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The kind as it stands in {@code type} and in error messages of {@code /ws}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind as problems name it, {@code urn:switchboard:problem:<code>}. */
    public String urn() {
        return "urn:switchboard:problem:" + code();
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
