package dev.switchboard.router.registry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A text of a registry with variables in braces, such as {@code https://{tenant}.example.com/mcp}.
 * The registry may have values or defaults for them; an unknown variable stands for itself.
 *
 * @param variables descriptions of inputs by their names; missing if there are none
 */
record InputTemplate(String text, JsonNode variables) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");

    /** The text with values in place of variables, unless one has none. */
    Optional<String> resolved() {
        StringBuilder resolved = new StringBuilder();
        Matcher found = VARIABLE.matcher(text);
        while (found.find()) {
            JsonNode input = variables.path(found.group(1));
            if (input.isObject()) {
                Optional<String> value = value(input);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                found.appendReplacement(resolved, Matcher.quoteReplacement(value.get()));
            }
        }
        return Optional.of(found.appendTail(resolved).toString());
    }

    /** The first variable without a value; empty if there is none. */
    Optional<String> unset() {
        return VARIABLE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> variables.path(name).isObject())
                .filter(name -> value(variables.path(name)).isEmpty())
                .findFirst();
    }

    /** What the registry has as the value of an input, or else as its default. */
    static Optional<String> value(JsonNode input) {
        return text(input.path("value")).or(() -> text(input.path("default")));
    }

    private static Optional<String> text(JsonNode value) {
        return value.isString() && !value.stringValue().isEmpty()
                ? Optional.of(value.stringValue())
                : Optional.empty();
    }
}
