package dev.switchboard.router.api;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import dev.switchboard.service.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/**
 * Reads the parameters of a query, and collects all that is wrong. One without a value counts as
 * not sent. One thread.
 */
final class QueryValues {

    /** Java's own parser accepts digits of all scripts, and signs. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private final HttpServletRequest request;
    private final List<Violation> violations = new ArrayList<>();

    QueryValues(HttpServletRequest request) {
        this.request = request;
    }

    /** Empty if it is absent. */
    Optional<String> text(String name) {
        String @Nullable [] values = request.getParameterValues(name);
        return values == null
                ? Optional.empty()
                : Stream.of(values).filter(value -> !value.isEmpty()).findFirst();
    }

    /** A text of up to {@code longest} characters; empty if it is absent. */
    String text(String name, int longest) {
        String text = text(name).orElse("");
        if (text.length() > longest) {
            violate(name, "must have at most %d characters".formatted(longest), text);
        }
        return text;
    }

    /** A whole number from 1 to {@code max}; {@code otherwise} if it is absent. */
    int number(String name, int max, int otherwise) {
        String text = text(name).orElse(Integer.toString(otherwise));
        int number = DIGITS.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (number < 1 || number > max) {
            violate(name, "must be a whole number from 1 to %,d".formatted(max), text);
        }
        return number;
    }

    /** What a text stands for; empty if it is absent, or stands for nothing. */
    <T> Optional<T> value(String name, Function<String, Optional<T>> read, String expectation) {
        Optional<String> text = text(name);
        Optional<T> value = text.flatMap(read);
        if (text.isPresent() && value.isEmpty()) {
            violate(name, expectation, text.get());
        }
        return value;
    }

    /** The same for one of a few labels. */
    <T> Optional<T> label(String name, Function<String, Optional<T>> read, List<String> labels) {
        Optional<String> text = text(name);
        Optional<T> value = text.flatMap(read);
        if (text.isPresent() && value.isEmpty()) {
            violations.add(
                    violation(name, "must be one of " + String.join(", ", labels), text.get())
                            .allowing(labels));
        }
        return value;
    }

    private void violate(String name, String message, String rejected) {
        violations.add(violation(name, message, rejected));
    }

    private static Violation violation(String name, String message, String rejected) {
        return Violation.of("/" + name, message, StringNode.valueOf(rejected));
    }

    /**
     * Lets a query pass that breaks no rule.
     *
     * @throws ProblemException with all the rules it breaks
     */
    void requireGood() {
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    ProblemKind.INVALID_REQUEST,
                    violations.stream().map(Violation::inWords).collect(Collectors.joining("; ")),
                    violations);
        }
    }
}
