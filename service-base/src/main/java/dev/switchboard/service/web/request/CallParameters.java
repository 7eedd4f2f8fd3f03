package dev.switchboard.service.web.request;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import dev.switchboard.service.web.problem.ProblemException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parameters that a call takes in its query. One that it does not know would be passed over,
 * and with it what its sender meant: a misspelt filter would let everything through. A parameter
 * without a value counts as not sent.
 *
 * @param names all of them
 * @param repeatable those of them that may have several values
 */
public record CallParameters(Set<String> names, Set<String> repeatable) {

    /** Of each query; a short one may hold a thousand names. */
    private static final int MOST_VIOLATIONS = 20;

    public CallParameters {
        // in the order in which errors list them
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        repeatable = Set.copyOf(repeatable);
    }

    /**
     * What of a query breaks the rules; empty when nothing does.
     *
     * @param sent all values by name
     */
    public List<Violation> violations(Map<String, List<String>> sent) {
        return sent.entrySet().stream()
                .flatMap(parameter -> violation(parameter.getKey(), parameter.getValue()))
                .limit(MOST_VIOLATIONS)
                .toList();
    }

    /**
     * Lets a query pass that breaks no rule.
     *
     * @param sent all values by name
     * @throws ProblemException with all the rules it breaks
     */
    public void require(Map<String, List<String>> sent) {
        List<Violation> violations = violations(sent);
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    ProblemKind.INVALID_REQUEST,
                    violations.stream().map(Violation::inWords).collect(Collectors.joining("; ")),
                    violations);
        }
    }

    private Stream<Violation> violation(String name, List<String> values) {
        String pointer = "/" + Violation.escape(name);
        if (name.isEmpty()) {
            return Stream.of(new Violation(pointer, "a parameter must have a name", null, null));
        }
        if (!names.contains(name)) {
            return Stream.of(
                    new Violation(pointer, unknown(name), null, null).allowing(List.copyOf(names)));
        }
        long times = values.stream().filter(value -> !value.isEmpty()).count();
        return times > 1 && !repeatable.contains(name)
                ? Stream.of(
                        new Violation(
                                pointer,
                                "came %,d times; send it once".formatted(times),
                                null,
                                null))
                : Stream.empty();
    }

    private String unknown(String name) {
        return Spelling.nearest(name, names)
                .map("is no parameter of this call; the nearest that it has is %s"::formatted)
                .orElse("is no parameter of this call, which has none");
    }
}
