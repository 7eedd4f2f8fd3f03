package dev.switchboard.cli.status;

import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.client.rest.FailureKind;
import dev.switchboard.model.problem.ProblemKind;

/** Whether the MCP router answers. */
sealed interface RouterStatus {

    record Running() implements RouterStatus {}

    /** One of its feature flags is off. */
    record Off(String why) implements RouterStatus {}

    /** It should answer here, but does not now. */
    record Unavailable(String why) implements RouterStatus {}

    /** There is none at this address, as where the broadcast service runs alone. */
    record Absent() implements RouterStatus {}

    /** What a failed call to the router says of it. */
    static RouterStatus of(CallFailedException failure) {
        String why = String.valueOf(failure.getMessage());
        boolean off =
                failure.problem()
                        .filter(problem -> problem.type().equals(ProblemKind.FEATURE_OFF.urn()))
                        .isPresent();
        if (off) {
            return new Off(why);
        }
        FailureKind kind = failure.kind();
        return kind == FailureKind.REFUSED || kind == FailureKind.FOREIGN
                ? new Absent()
                : new Unavailable(why);
    }
}
