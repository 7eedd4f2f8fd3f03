package dev.switchboard.service.web.problem;

import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import java.util.Arrays;
import java.util.List;

/** Problems for what the framework and the server answer with a bare status. */
final class StatusProblems {

    private StatusProblems() {}

    /**
     * The problem of that status. Where several kinds share it the most general is taken; where
     * none has it, 4xx are invalid requests, as is another version of HTTP (505), and the rest
     * internal errors, under their own status.
     */
    static Problem of(int status, String detail) {
        Problem problem = Problem.of(kind(status), detail);
        return problem.status() == status
                ? problem
                : new Problem(problem.type(), problem.title(), status, detail, List.of());
    }

    private static ProblemKind kind(int status) {
        return switch (status) {
            case 400, 422, 505 -> ProblemKind.INVALID_REQUEST;
            default ->
                    Arrays.stream(ProblemKind.values())
                            .filter(kind -> kind.status() == status)
                            .findFirst()
                            .orElse(
                                    status >= 400 && status < 500
                                            ? ProblemKind.INVALID_REQUEST
                                            : ProblemKind.INTERNAL_ERROR);
        };
    }
}
