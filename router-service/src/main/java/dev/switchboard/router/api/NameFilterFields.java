package dev.switchboard.router.api;

import dev.switchboard.model.problem.Violation;
import dev.switchboard.router.catalog.NameFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a view chooses of one kind of primitives. */
final class NameFilterFields {

    /** Patterns of a list, and names that are given. */
    static final int MOST = 1_000;

    static final int LONGEST_PATTERN = 500;

    /** What clients of all vendors take as a name of a tool. */
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final String INCLUDE = "include";
    private static final String EXCLUDE = "exclude";
    private static final String RENAME = "rename";

    private final BodyFields body;
    private final String field;

    private NameFilterFields(BodyFields body, String field) {
        this.body = body;
        this.field = field;
    }

    /**
     * Reads a field of a body; absent, it chooses all.
     *
     * @param renames whether names can be given
     */
    static NameFilter read(BodyFields body, String field, boolean renames) {
        JsonNode given = body.value(field);
        if (given == null) {
            return NameFilter.ALL;
        }
        if (!given.isObject()) {
            body.violate(field, "must be an object", given);
            return NameFilter.ALL;
        }
        return new NameFilterFields(body, field).read(given, renames);
    }

    private NameFilter read(JsonNode given, boolean renames) {
        List<String> known =
                renames ? List.of(INCLUDE, EXCLUDE, RENAME) : List.of(INCLUDE, EXCLUDE);
        for (String name : given.propertyNames()) {
            if (!known.contains(name)) {
                body.violate(
                        new Violation(
                                pointer(Violation.escape(name)),
                                "is none of its fields",
                                null,
                                known));
            }
        }
        return new NameFilter(
                patterns(INCLUDE, given.get(INCLUDE)),
                patterns(EXCLUDE, given.get(EXCLUDE)),
                renames ? names(given.get(RENAME)) : Map.of());
    }

    private String pointer(String below) {
        return "/%s/%s".formatted(field, below);
    }

    private List<String> patterns(String name, @Nullable JsonNode given) {
        List<String> patterns = new ArrayList<>();
        if (given == null) {
            return patterns;
        }
        if (!given.isArray() || given.size() > MOST) {
            violate(name, "must be an array of up to %,d patterns".formatted(MOST), given);
            return patterns;
        }
        for (int i = 0; i < given.size(); i++) {
            if (BodyFields.isText(given.get(i), LONGEST_PATTERN)) {
                patterns.add(given.get(i).stringValue());
            } else {
                violate(
                        "%s/%d".formatted(name, i),
                        "must be a text of 1 to %d characters, * for any"
                                .formatted(LONGEST_PATTERN),
                        given.get(i));
            }
        }
        return patterns;
    }

    private Map<String, String> names(@Nullable JsonNode given) {
        Map<String, String> names = new LinkedHashMap<>();
        if (given == null) {
            return names;
        }
        if (!given.isObject() || given.size() > MOST) {
            violate(
                    RENAME,
                    "must be an object of up to %,d new names by those at /mcp".formatted(MOST),
                    given);
            return names;
        }
        Set<String> taken = new HashSet<>();
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            String name = entry.getValue().isString() ? entry.getValue().stringValue() : "";
            String below = RENAME + "/" + Violation.escape(entry.getKey());
            if (!NAME.matcher(name).matches()) {
                violate(
                        below,
                        "must be 1 to 64 letters, digits, hyphens and underscores",
                        entry.getValue());
            } else if (!taken.add(name)) {
                violate(below, "is given to another, too", entry.getValue());
            }
            names.put(entry.getKey(), name);
        }
        return names;
    }

    private void violate(String below, String message, JsonNode rejected) {
        body.violate(Violation.of(pointer(below), message, rejected));
    }
}
