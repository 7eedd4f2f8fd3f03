package dev.switchboard.router.api;

import dev.switchboard.model.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A search among tools: all words must occur in name, title or description, and those come first
 * that have more of them in the name. Immutable.
 *
 * @param words in lower case; none: all tools
 * @param server only those of this one, in any case of its letters
 * @param after the last one of the page before
 */
record ToolSearch(
        List<String> words, Optional<String> server, int limit, Optional<Position> after) {

    static final int MOST = 200;
    static final int USUAL = 50;
    static final int LONGEST = 200;

    private static final Pattern POSITION =
            Pattern.compile("([0-9]{1,3})\\.([a-zA-Z0-9_-]{1,128})");

    /** The place of a tool among those found. */
    record Position(int rank, String name) implements Comparable<Position> {

        @Override
        public int compareTo(Position other) {
            return rank != other.rank
                    ? Integer.compare(rank, other.rank)
                    : name.compareTo(other.name);
        }

        /** The position that was given as the next of a page; empty if it is none. */
        static Optional<Position> of(String next) {
            Matcher parts = POSITION.matcher(next);
            return parts.matches()
                    ? Optional.of(new Position(Integer.parseInt(parts.group(1)), parts.group(2)))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return rank + "." + name;
        }
    }

    private record Found(Position position, IndexedTool tool) {}

    /** The words of a text. */
    static List<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** The JSON of a page of what is found. */
    ObjectNode page(Collection<IndexedTool> tools) {
        List<Found> found = new ArrayList<>();
        for (IndexedTool tool : tools) {
            if (server.filter(it -> !it.equalsIgnoreCase(tool.server())).isEmpty()) {
                tool.rank(words)
                        .map(rank -> new Position(rank, tool.tool().name()))
                        .filter(it -> after.filter(last -> last.compareTo(it) >= 0).isEmpty())
                        .ifPresent(position -> found.add(new Found(position, tool)));
            }
        }
        found.sort((one, other) -> one.position().compareTo(other.position()));
        ObjectNode json = Json.MAPPER.createObjectNode();
        ArrayNode data = json.putArray("data");
        found.stream().limit(limit).forEach(it -> data.add(it.tool().json()));
        if (found.size() > limit) {
            json.put("next", found.get(limit - 1).position().toString());
        }
        return json;
    }
}
