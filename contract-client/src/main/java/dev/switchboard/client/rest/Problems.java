package dev.switchboard.client.rest;

import dev.switchboard.model.contract.Json;
import dev.switchboard.model.contract.MalformedJsonException;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.Violation;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads problems, and takes whatever comes: what answers may be a proxy or another program. */
public final class Problems {

    private static final String NO_KIND = "about:blank";

    private Problems() {}

    /** The problem that an answer holds, or one that says what can be said of it. */
    public static Problem read(int status, JsonNode body, String otherwise) {
        return new Problem(
                body.path("type").asString(NO_KIND),
                body.path("title").asString("HTTP status " + status),
                status,
                body.path("detail").asString(otherwise),
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
        StringBuilder words = new StringBuilder(problem.detail());
        for (Violation violation : problem.violations()) {
            words.append("; ").append(violation.pointer()).append(' ').append(violation.message());
            if (violation.rejected() != null) {
                words.append(", not ").append(violation.rejected());
            }
        }
        return words.toString();
    }

    /** The JSON of a body; a missing node when it is none. */
    public static JsonNode json(byte[] body) {
        try {
            return Json.read(body);
        } catch (MalformedJsonException e) {
            return MissingNode.getInstance();
        }
    }
}
