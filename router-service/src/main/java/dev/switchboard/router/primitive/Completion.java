package dev.switchboard.router.primitive;

import java.util.List;

/**
 * What a value may be (MCP 2026-07-28, Completion).
 *
 * @param values at most 100, the likeliest first
 * @param total how many there are in all
 */
public record Completion(List<String> values, int total) {

    /** The most values there are in one. */
    public static final int MOST = 100;

    /** Nothing is known. */
    public static final Completion NONE = new Completion(List.of(), 0);

    /**
     * @throws IllegalArgumentException when there are more than {@link #MOST}, or than in all
     */
    public Completion {
        if (values.size() > MOST || values.size() > total) {
            throw new IllegalArgumentException(
                    "at most %d values, and no more than in all".formatted(MOST));
        }
        values = List.copyOf(values);
    }

    /** The first of these. */
    public static Completion of(List<String> all) {
        return new Completion(all.subList(0, Math.min(all.size(), MOST)), all.size());
    }

    /** Those of these that begin with what is known, in any case. */
    public static Completion startingWith(String known, List<String> all) {
        return of(
                all.stream()
                        .filter(value -> value.regionMatches(true, 0, known, 0, known.length()))
                        .toList());
    }
}
