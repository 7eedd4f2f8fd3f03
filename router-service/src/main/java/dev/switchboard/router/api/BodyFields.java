package dev.switchboard.router.api;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import dev.switchboard.service.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a body, a JSON object, and collects all that is wrong. One thread. */
final class BodyFields {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_VIOLATIONS = 20;
    private static final byte[] NOTHING = {};

    private final ObjectNode json;
    private final Set<String> known = new TreeSet<>();
    private final List<Violation> violations = new ArrayList<>();

    private BodyFields(ObjectNode json) {
        this.json = json;
    }

    /**
     * @param body null if there is none
     * @throws ProblemException if it is no JSON object
     */
    static BodyFields of(byte @Nullable [] body) {
        JsonNode json;
        try {
            json = Json.read(body == null ? NOTHING : body);
        } catch (MalformedJsonException e) {
            throw new ProblemException(ProblemKind.MALFORMED_JSON, String.valueOf(e.getMessage()));
        }
        if (json instanceof ObjectNode object) {
            return new BodyFields(object);
        }
        throw new ProblemException(
                ProblemKind.INVALID_REQUEST,
                "the body must be a JSON object",
                List.of(Violation.of("", "must be an object", json)));
    }

    /** The value of a field; null if it is absent. */
    @Nullable JsonNode value(String name) {
        known.add(name);
        return json.get(name);
    }

    /** A text of 1 to {@code longest} characters; null if it is absent, or wrong. */
    @Nullable String text(String name, int longest) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!isText(value, longest)) {
            violate(name, "must be a text of 1 to %,d characters".formatted(longest), value);
            return null;
        }
        return value.stringValue();
    }

    /** The same with line breaks and tabs; it may be empty. */
    @Nullable String lines(String name, int longest) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        String visible = value.asString("").replaceAll("[\\n\\r\\t]", " ");
        if (!value.isString() || !(visible.isEmpty() || isText(visible, longest))) {
            violate(name, "must be a text of up to %,d characters".formatted(longest), value);
            return null;
        }
        return value.stringValue();
    }

    /** A text as {@link #text} reads it, which must be there; empty if it is wrong. */
    String requiredText(String name, int longest) {
        if (value(name) == null) {
            violate(name, "is required", null);
            return "";
        }
        String text = text(name, longest);
        return text == null ? "" : text;
    }

    /** Who sends it, as they say themselves; null if they do not. */
    @Nullable String changedBy() {
        return text("changed_by", LONGEST_NAME);
    }

    /** True or false; {@code otherwise} if it is absent, or wrong. */
    boolean flag(String name, boolean otherwise) {
        JsonNode value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            violate(name, "must be true or false", value);
            return otherwise;
        }
        return value.booleanValue();
    }

    /** A whole number from 1 to {@code max}; {@code otherwise} if it is absent, or wrong. */
    int number(String name, int max, int otherwise) {
        JsonNode value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            violate(name, "must be a whole number from 1 to %,d".formatted(max), value);
            return otherwise;
        }
        int number = value.intValue();
        if (number < 1 || number > max) {
            violate(name, "must be a whole number from 1 to %,d".formatted(max), value);
        }
        return number;
    }

    /** Whether a value is a text that can be stored, of 1 to {@code longest} characters. */
    static boolean isText(JsonNode value, int longest) {
        return value.isString() && isText(value.stringValue(), longest);
    }

    private static boolean isText(String text, int longest) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= longest
                && text.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Something is wrong with a field. */
    void violate(String name, String message, @Nullable JsonNode rejected) {
        violate(Violation.of("/" + Violation.escape(name), message, rejected));
    }

    void violate(Violation violation) {
        violations.add(violation);
    }

    /**
     * Lets a body pass whose fields are all good and known.
     *
     * @param what the body is, such as "a server"
     * @throws ProblemException with all that is wrong
     */
    void requireGood(String what) {
        for (String name : json.propertyNames()) {
            if (!known.contains(name)) {
                violate(
                        new Violation(
                                "/" + Violation.escape(name),
                                "is no field of %s".formatted(what),
                                null,
                                List.copyOf(known)));
            }
        }
        if (!violations.isEmpty()) {
            List<Violation> told =
                    violations.subList(0, Math.min(violations.size(), MOST_VIOLATIONS));
            throw new ProblemException(
                    ProblemKind.INVALID_REQUEST,
                    told.stream().map(Violation::inWords).collect(Collectors.joining("; ")),
                    told);
        }
    }
}
