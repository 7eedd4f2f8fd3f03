package dev.switchboard.model.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The body of an error answer, {@code application/problem+json} (RFC 9457).
 *
 * @param type names the kind of problem, {@code urn:switchboard:problem:<code>}
 * @param title the kind in a few words
 * @param status the HTTP status
 * @param detail what is wrong this time, and what to do about it
 * @param violations every broken rule; left out when there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String detail, List<Violation> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        violations = List.copyOf(violations);
    }

    /** A problem of that kind, without violations. */
    public static Problem of(ProblemKind kind, String detail) {
        return of(kind, detail, List.of());
    }

    /** A problem of that kind. */
    public static Problem of(ProblemKind kind, String detail, List<Violation> violations) {
        return new Problem(kind.urn(), kind.title(), kind.status(), detail, violations);
    }
}
