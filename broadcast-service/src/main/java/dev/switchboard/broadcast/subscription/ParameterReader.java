package dev.switchboard.broadcast.subscription;

import dev.switchboard.model.contract.UpdateReader;
import dev.switchboard.model.problem.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/** Parses the texts of parameters and collects every violation. Used for one request. */
final class ParameterReader {

    /** Few enough digits for an int; Java's own parser accepts digits of all scripts, and signs. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private final List<Violation> violations = new ArrayList<>();

    /** The violations found so far. */
    List<Violation> violations() {
        return violations;
    }

    /** Values to filter by, each once. */
    Set<String> values(String name, List<String> texts, FeedNames.FilterName filter) {
        Set<String> values = new LinkedHashSet<>();
        for (String text : texts) {
            Optional<String> fault = filter.fault().apply(text);
            if (fault.isPresent()) {
                violate(name, fault.get(), text, null);
            } else if (filter.isListed(text)) {
                values.add(text);
            } else {
                notAllowed(name, text, filter.allowed());
            }
        }
        return values;
    }

    /** A whole number from 1 to {@code max}; {@code otherwise} if it is absent. */
    int number(String name, @Nullable String text, int max, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        if (DIGITS.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= max) {
                return number;
            }
        }
        violate(name, "must be a whole number from 1 to " + max, text, null);
        return otherwise;
    }

    /** The value of a label; {@code otherwise} if it is absent. */
    <T> T label(
            String name,
            @Nullable String text,
            Function<String, Optional<T>> ofLabel,
            List<String> labels,
            T otherwise) {
        return text == null ? otherwise : label(name, text, ofLabel, labels).orElse(otherwise);
    }

    /** The values of labels, each once. */
    <T> Set<T> labels(
            String name,
            List<String> texts,
            Function<String, Optional<T>> ofLabel,
            List<String> labels) {
        Set<T> values = new LinkedHashSet<>();
        texts.forEach(text -> label(name, text, ofLabel, labels).ifPresent(values::add));
        return values;
    }

    private <T> Optional<T> label(
            String name, String text, Function<String, Optional<T>> ofLabel, List<String> labels) {
        Optional<T> value = ofLabel.apply(text);
        if (value.isEmpty()) {
            notAllowed(name, text, labels);
        }
        return value;
    }

    private void notAllowed(String name, String text, List<String> allowed) {
        violate(name, "must be one of " + String.join(", ", allowed), text, allowed);
    }

    /** The value of a text; null if it is absent. */
    <T> @Nullable T value(
            String name,
            @Nullable String text,
            Function<String, Optional<T>> read,
            String expectation) {
        if (text == null) {
            return null;
        }
        Optional<T> value = read.apply(text);
        if (value.isEmpty()) {
            violate(name, expectation, text, null);
        }
        return value.orElse(null);
    }

    /** Adds a violation, up to a limit. */
    void violate(
            String name,
            String message,
            @Nullable String rejected,
            @Nullable List<String> allowed) {
        if (violations.size() < UpdateReader.MOST_VIOLATIONS) {
            Violation violation =
                    Violation.of(
                            "/" + name,
                            message,
                            rejected == null ? null : StringNode.valueOf(rejected));
            violations.add(allowed == null ? violation : violation.allowing(allowed));
        }
    }
}
