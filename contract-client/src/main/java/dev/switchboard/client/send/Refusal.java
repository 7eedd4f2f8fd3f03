package dev.switchboard.client.send;

import dev.switchboard.client.rest.Problems;
import dev.switchboard.model.problem.Violation;
import java.util.List;

/**
 * One update of many that was refused.
 *
 * @param line its place among those that were given, from 0
 * @param status the HTTP status that it would have got alone
 * @param detail what is wrong, in a sentence
 * @param violations every rule that it breaks
 */
public record Refusal(long line, int status, String detail, List<Violation> violations) {

    public Refusal {
        violations = List.copyOf(violations);
    }

    /** A sentence for people. */
    @Override
    public String toString() {
        List<String> rules = Problems.rules(violations);
        return "line %d: %s".formatted(line, rules.isEmpty() ? detail : String.join("; ", rules));
    }
}
