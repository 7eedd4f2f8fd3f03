package dev.switchboard.stack.compose;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a compose file leaves to be set, {@code ${NAME:-default}}; {@code $$} is a dollar sign. */
final class Variables {

    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:\\$|\\{(?<name>\\w+)(?::-(?<otherwise>[^}]*))?})");

    private Variables() {}

    /** The values of a parsed file with everything set to its default. */
    static @Nullable Object filled(@Nullable Object yaml) {
        return switch (yaml) {
            case String text -> filled(text);
            case List<?> list -> list.stream().map(Variables::filled).toList();
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            entry -> entry.getKey().toString(),
                                            entry ->
                                                    Objects.requireNonNullElse(
                                                            filled(entry.getValue()), Map.of())));
            case null, default -> yaml;
        };
    }

    private static String filled(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group("name"), found)));
    }

    private static String value(@Nullable String name, MatchResult found) {
        return name == null ? "$" : Objects.requireNonNullElse(found.group("otherwise"), "");
    }

    /** The names in a file's text, each with its default. */
    static SortedMap<String, String> in(String text) {
        SortedMap<String, String> variables = new TreeMap<>();
        text.lines()
                .filter(line -> !line.strip().startsWith("#"))
                .flatMap(line -> REFERENCE.matcher(line).results())
                .filter(found -> found.group("name") != null)
                .forEach(found -> variables.put(found.group("name"), value("", found)));
        return variables;
    }
}
