package dev.switchboard.broadcast.stomp;

import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;

/** A client's mistake that ends its session with an ERROR (STOMP 1.2, section ERROR). */
final class StompFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    StompFault(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    StompFault(String detail) {
        this(Problem.of(ProblemKind.INVALID_REQUEST, detail));
    }

    Problem problem() {
        return problem;
    }
}
