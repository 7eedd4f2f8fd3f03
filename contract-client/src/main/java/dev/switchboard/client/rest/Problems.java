package dev.switchboard.client.rest;

import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.Violation;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Reads problems, whatever is missing of them. */
public final class Problems {

    private Problems() {}

    /** The problem that a body is. */
    public static Problem read(int status, JsonNode body) {
        return new Problem(
                body.path("type").asString(""),
                body.path("title").asString("HTTP status " + status),
                status,
                body.path("detail").asString(""),
                violations(body));
    }

    /** The {@code violations} of a body; unreadable ones are left out. */
    public static List<Violation> violations(JsonNode body) {
        return body.path("violations").valueStream().map(Problems::violation).toList();
    }

    private static Violation violation(JsonNode json) {
        JsonNode rejected = json.path("rejected");
        List<String> allowed =
                json.path("allowed").valueStream().map(value -> value.asString("")).toList();
        return new Violation(
                json.path("pointer").asString(""),
                json.path("message").asString("is wrong"),
                rejected.isMissingNode()
                        ? null
                        : rejected.isString() ? rejected.asString() : rejected,
                allowed.isEmpty() ? null : allowed);
    }

    /** One sentence with every broken rule. */
    public static String inWords(Problem problem) {
        String detail = problem.detail();
        if (problem.violations().isEmpty()) {
            return detail;
        }
        String begin = detail.endsWith(".") ? detail.substring(0, detail.length() - 1) : detail;
        return begin + "; " + String.join("; ", rules(problem.violations()));
    }

    /** Each broken rule, such as {@code location must be one of Chennai, Mumbai: "Delhi"}. */
    public static List<String> rules(List<Violation> violations) {
        return violations.stream().map(Problems::rule).toList();
    }

    private static String rule(Violation violation) {
        String field = violation.pointer().replaceFirst("^/", "");
        String rule =
                "%s %s".formatted(field.isEmpty() ? "the update" : field, violation.message());
        return switch (violation.rejected()) {
            case null -> rule;
            case String text -> rule + ": " + StringNode.valueOf(text);
            case Object other -> rule + ": " + other;
        };
    }
}
