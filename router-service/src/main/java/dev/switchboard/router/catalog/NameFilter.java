package dev.switchboard.router.catalog;

import java.util.List;
import java.util.Map;

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

    private static final char ANY = '*';

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

    /** In time that grows with the product of both lengths at most, whatever the pattern. */
    private static boolean matches(String pattern, String name) {
        int at = 0;
        int next = 0;
        int star = -1; // the last star that was met
        int taken = 0; // what stands behind the part of the name that it takes
        while (at < name.length()) {
            if (next < pattern.length() && pattern.charAt(next) == ANY) {
                star = next++;
                taken = at;
            } else if (next < pattern.length() && pattern.charAt(next) == name.charAt(at)) {
                next++;
                at++;
            } else if (star >= 0) {
                next = star + 1;
                at = ++taken;
            } else {
                return false;
            }
        }
        return pattern.chars().skip(next).allMatch(it -> it == ANY);
    }
}
