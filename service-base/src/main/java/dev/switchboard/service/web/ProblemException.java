package dev.switchboard.service.web;

import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a problem. Edges throw it; the answer is the problem's status and body, and
 * {@code Retry-After} where the sender is told when to come back.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    private ProblemException(Problem problem, @Nullable Duration retryAfter) {
        // an answer, not a failure: without the cost of a stack trace
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public ProblemException(ProblemKind kind, String detail) {
        this(Problem.of(kind, detail), null);
    }

    public ProblemException(ProblemKind kind, String detail, List<Violation> violations) {
        this(Problem.of(kind, detail, violations), null);
    }

    /**
     * @param retryAfter sent in whole seconds, rounded up
     */
    public ProblemException(ProblemKind kind, String detail, Duration retryAfter) {
        this(Problem.of(kind, detail), retryAfter);
    }

    public Problem problem() {
        return problem;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
