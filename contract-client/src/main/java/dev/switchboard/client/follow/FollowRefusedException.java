package dev.switchboard.client.follow;

import dev.switchboard.client.rest.Problems;
import dev.switchboard.model.problem.Problem;

/**
 * This can not be followed: the server refuses it, or what answers there is no Switchboard. Asking
 * again would not help.
 */
public final class FollowRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    FollowRefusedException(Problem problem) {
        super(Problems.inWords(problem));
        this.problem = problem;
    }

    /**
     * What the server said, with every rule that the request breaks; of the type {@code
     * about:blank} where no Switchboard said it.
     */
    public Problem problem() {
        return problem;
    }
}
