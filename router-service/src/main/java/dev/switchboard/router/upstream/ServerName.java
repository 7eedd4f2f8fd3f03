package dev.switchboard.router.upstream;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a server, unique in any case of its letters. It begins names of tools, as in {@code
 * files__read}, and schemes of addresses, as in {@code files+file:///a}.
 *
 * @param value 1 to 31 letters, digits, hyphens and single underscores; a letter first
 */
public record ServerName(String value) implements Comparable<ServerName> {

    /** What is said of a name that is none. */
    public static final String RULE =
            "a name begins with a letter and has up to 31 letters, digits, hyphens and single"
                    + " underscores, none of them last";

    private static final Pattern NAME = Pattern.compile("[A-Za-z](?:[_-]?[A-Za-z0-9]){0,30}");
    private static final int LONGEST = 31;

    /**
     * @throws IllegalArgumentException when it is none
     */
    public ServerName {
        if (!isName(value)) {
            throw new IllegalArgumentException(RULE);
        }
    }

    /** Whether a text is a name. */
    public static boolean isName(String text) {
        return text.length() <= LONGEST && NAME.matcher(text).matches();
    }

    /** The same for names that differ in the case of letters only. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(ServerName other) {
        return key().compareTo(other.key());
    }

    @Override
    public String toString() {
        return value;
    }
}
