package dev.switchboard.client.follow;

import dev.switchboard.client.rest.Problems;
import dev.switchboard.model.problem.Problem;

/** The server does not let this be followed: asking again would not help. */
public final class FollowRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    FollowRefusedException(Problem problem) {
        super(Problems.inWords(problem));
        this.problem = problem;
    }

    /** What the server said, with every rule that the request breaks. */
    public Problem problem() {
        return problem;
    }
}
