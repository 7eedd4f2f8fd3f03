package dev.switchboard.broadcast.dialect;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a client asked for in its own words, not checked yet. A null or empty part was not asked
 * for.
 */
public record Wishes(
        List<String> contractIds,
        List<String> locations,
        @Nullable String replay,
        @Nullable String limit,
        @Nullable String since,
        @Nullable String slow,
        @Nullable String maxRate) {

    /** Nothing special: everything, live. */
    public static final Wishes NONE =
            new Wishes(List.of(), List.of(), null, null, null, null, null);

    public Wishes {
        contractIds = List.copyOf(contractIds);
        locations = List.copyOf(locations);
    }

    /**
     * Reads wishes from parameters or headers. An empty value is as good as none.
     *
     * @param values all values given of a wish; none where there is none
     */
    public static Wishes of(Function<Wish, List<String>> values) {
        return new Wishes(
                all(values, Wish.CONTRACTS),
                all(values, Wish.LOCATIONS),
                first(values, Wish.REPLAY),
                first(values, Wish.LIMIT),
                first(values, Wish.SINCE),
                first(values, Wish.SLOW),
                first(values, Wish.MAX_RATE));
    }

    private static List<String> all(Function<Wish, List<String>> values, Wish wish) {
        return values.apply(wish).stream().filter(value -> !value.isEmpty()).toList();
    }

    private static @Nullable String first(Function<Wish, List<String>> values, Wish wish) {
        return all(values, wish).stream().findFirst().orElse(null);
    }

    /** The same wishes from another cursor on. */
    public Wishes since(String cursor) {
        return new Wishes(contractIds, locations, replay, limit, cursor, slow, maxRate);
    }
}
