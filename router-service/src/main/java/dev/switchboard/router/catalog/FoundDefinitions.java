package dev.switchboard.router.catalog;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The definitions of a kind that a server lists, as far as they can be used. One thread. */
final class FoundDefinitions {

    /** Definitions of a kind; a server that lists more would fill the memory of the router. */
    static final int MOST = 10_000;

    /** Characters of all of them together. */
    static final int MOST_CHARACTERS = 16 << 20;

    private static final int LONGEST_NAME = 2_000;

    private final CharsetEncoder unicode = StandardCharsets.UTF_8.newEncoder();
    private final DefinitionKind kind;
    private final SortedMap<String, Definition> found = new TreeMap<>();
    private long characters;
    private int unusable;
    private int twice;
    private boolean full;

    FoundDefinitions(DefinitionKind kind) {
        this.kind = kind;
    }

    /** Adds one as it is listed; counts it, if it cannot be used. */
    void add(JsonNode json) {
        String name = json.path(kind.key()).asString("");
        if (!(json instanceof ObjectNode definition) || !isUsable(name)) {
            unusable++;
            return;
        }
        String text = definition.toString();
        // half a character has no place in UTF-8
        if (!unicode.canEncode(text)) {
            unusable++;
        } else if (found.size() >= MOST || characters + text.length() > MOST_CHARACTERS) {
            full = true;
        } else if (found.putIfAbsent(name, Definition.of(kind, name, definition)) != null) {
            twice++;
        } else {
            characters += text.length();
        }
    }

    private static boolean isUsable(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl);
    }

    /** Whether there is no room for more. */
    boolean isFull() {
        return full;
    }

    /** In the order of their names. */
    Collection<Definition> all() {
        return found.values();
    }

    /** What could not be used, in words. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (unusable > 0) {
            faults.add("%d without a usable %s".formatted(unusable, kind.key()));
        }
        if (twice > 0) {
            faults.add("%d of a %s that others have".formatted(twice, kind.key()));
        }
        if (full) {
            faults.add(
                    "more than %,d or %,d characters; the others are left out"
                            .formatted(MOST, MOST_CHARACTERS));
        }
        return faults;
    }
}
