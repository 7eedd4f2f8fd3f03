package dev.switchboard.service.web.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant who misspelt a name. */
final class Spelling {

    /** What a sender wrote may be long, and the comparison takes time by the product of both. */
    private static final int LONGEST = 100;

    private Spelling() {}

    /** The known name that is fewest edits (Levenshtein) away, case apart; the first of several. */
    static Optional<String> nearest(String name, Collection<String> known) {
        String written = name.substring(0, Math.min(name.length(), LONGEST));
        return known.stream()
                .min(
                        Comparator.comparingInt(other ->
                                distance(
                                        written.toLowerCase(Locale.ROOT),
                                        other.toLowerCase(Locale.ROOT))));
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
