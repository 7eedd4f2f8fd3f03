package dev.switchboard.service.web.problem;

import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * Ends a request with a problem. Edges throw it; the answer is the problem's status and body, and
 * headers such as {@code Retry-After} where the sender is told when to come back.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    private ProblemException(Problem problem, Map<String, String> headers) {
        // an answer, not a failure: without the cost of a stack trace
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.headers = headers;
    }

    public ProblemException(ProblemKind kind, String detail) {
        this(Problem.of(kind, detail), Map.of());
    }

    public ProblemException(ProblemKind kind, String detail, List<Violation> violations) {
        this(Problem.of(kind, detail, violations), Map.of());
    }

    /**
     * @param retryAfter sent in whole seconds, rounded up
     */
    public ProblemException(ProblemKind kind, String detail, Duration retryAfter) {
        this(
                Problem.of(kind, detail),
                Map.of(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(retryAfter.plusMillis(999).toSeconds())));
    }

    public Problem problem() {
        return problem;
    }

    /** The same problem with one more header of its answer. */
    public ProblemException with(String header, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(header, value);
        return new ProblemException(problem, Map.copyOf(all));
    }

    /** The headers of the answer beside its type, by name. */
    public Map<String, String> headers() {
        return headers;
    }
}
