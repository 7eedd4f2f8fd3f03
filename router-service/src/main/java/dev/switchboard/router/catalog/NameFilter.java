package dev.switchboard.router.catalog;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses names, and gives them others. In patterns {@code *} stands for any text.
 *
 * @param include patterns of the names that are chosen; all if there are none
 * @param exclude patterns of names that are left out all the same
 * @param rename other names, by those before
 */
public record NameFilter(List<String> include, List<String> exclude, Map<String, String> rename) {

    /** Chooses all. */
    public static final NameFilter ALL = new NameFilter(List.of(), List.of(), Map.of());

    public NameFilter {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        rename = Map.copyOf(rename);
    }

    /** Whether a name is chosen. */
    public boolean chooses(String name) {
        return (include.isEmpty() || matches(include, name)) && !matches(exclude, name);
    }

    /** The name that takes the place of another. */
    public String renamed(String name) {
        return rename.getOrDefault(name, name);
    }

    private static boolean matches(List<String> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, name));
    }

    private static boolean matches(String pattern, String name) {
        String expression =
                Stream.of(pattern.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
        return Pattern.compile(expression, Pattern.DOTALL).matcher(name).matches();
    }
}
