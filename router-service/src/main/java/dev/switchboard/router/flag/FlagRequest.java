package dev.switchboard.router.flag;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import dev.switchboard.service.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request to change a flag.
 *
 * @param changedBy who wishes it; null where that is not said
 */
record FlagRequest(boolean enabled, @Nullable String changedBy) {

    static final int LONGEST_NAME = 200;

    private static final String ENABLED = "enabled";
    private static final String CHANGED_BY = "changed_by";
    private static final Set<String> KNOWN = Set.of(ENABLED, CHANGED_BY);

    /**
     * Reads a body.
     *
     * @throws ProblemException with every fault
     */
    static FlagRequest read(byte[] body) {
        JsonNode json;
        try {
            json = Json.read(body);
        } catch (MalformedJsonException e) {
            throw new ProblemException(ProblemKind.MALFORMED_JSON, String.valueOf(e.getMessage()));
        }
        List<Violation> violations = violations(json);
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    ProblemKind.INVALID_REQUEST,
                    "the change must be such as {\"enabled\": false}",
                    violations);
        }
        JsonNode by = json.get(CHANGED_BY);
        return new FlagRequest(
                json.get(ENABLED).booleanValue(), by == null ? null : by.stringValue());
    }

    private static List<Violation> violations(JsonNode json) {
        if (!json.isObject()) {
            return List.of(Violation.of("", "must be an object", json));
        }
        List<Violation> violations = new ArrayList<>();
        JsonNode enabled = json.get(ENABLED);
        if (enabled == null) {
            violations.add(Violation.of("/" + ENABLED, "is required", null));
        } else if (!enabled.isBoolean()) {
            violations.add(Violation.of("/" + ENABLED, "must be true or false", enabled));
        }
        JsonNode by = json.get(CHANGED_BY);
        if (by != null && !isName(by)) {
            violations.add(
                    Violation.of(
                            "/" + CHANGED_BY,
                            "must be a text of 1 to %d characters".formatted(LONGEST_NAME),
                            by));
        }
        json.propertyNames().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name ->
                        violations.add(
                                Violation.of("/" + Violation.escape(name), "is not known", null)));
        return violations;
    }

    private static boolean isName(JsonNode by) {
        if (!by.isString() || by.stringValue().isEmpty() || by.stringValue().indexOf('\0') >= 0) {
            return false;
        }
        String text = by.stringValue();
        return text.codePointCount(0, text.length()) <= LONGEST_NAME;
    }
}
