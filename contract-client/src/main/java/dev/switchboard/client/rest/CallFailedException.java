package dev.switchboard.client.rest;

import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call did not come to what it was made for: the server refused it, or did not answer for as long
 * as it was tried, or what answers is no Switchboard. The message says which, and every rule that
 * was broken.
 */
public final class CallFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final transient @Nullable Problem problem;

    public CallFailedException(FailureKind kind, String message, @Nullable Problem problem) {
        super(message);
        this.kind = kind;
        this.problem = problem;
    }

    /** A refusal by the server. */
    public static CallFailedException of(Problem problem) {
        return new CallFailedException(FailureKind.REFUSED, Problems.inWords(problem), problem);
    }

    /** Why it came to nothing. */
    public FailureKind kind() {
        return kind;
    }

    /** What the server said; empty when it did not answer, or no Switchboard did. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** Every broken rule; empty where none was named. */
    public List<Violation> violations() {
        return problem == null ? List.of() : problem.violations();
    }
}
