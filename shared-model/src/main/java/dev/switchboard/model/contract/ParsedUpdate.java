package dev.switchboard.model.contract;

import dev.switchboard.model.problem.Violation;
import java.util.List;

/** What reading an update came to. */
public sealed interface ParsedUpdate {

    /** It keeps every rule. */
    record Valid(ContractUpdate update) implements ParsedUpdate {}

    /** It is a JSON value that breaks rules; all of them are listed. */
    record Invalid(List<Violation> violations) implements ParsedUpdate {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }

    /** It is not JSON; {@code detail} says why. */
    record Malformed(String detail) implements ParsedUpdate {}
}
