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

    public Wishes {
        contractIds = List.copyOf(contractIds);
        locations = List.copyOf(locations);
    }

    /**
     * Reads wishes.
     *
     * @param values all values given of a wish; none where there is none
     */
    public static Wishes of(Function<Wish, List<String>> values) {
        return new Wishes(
                values.apply(Wish.CONTRACTS),
                values.apply(Wish.LOCATIONS),
                first(values.apply(Wish.REPLAY)),
                first(values.apply(Wish.LIMIT)),
                first(values.apply(Wish.SINCE)),
                first(values.apply(Wish.SLOW)),
                first(values.apply(Wish.MAX_RATE)));
    }

    private static @Nullable String first(List<String> values) {
        return values.isEmpty() ? null : values.getFirst();
    }

    /** The same wishes from another cursor on. */
    public Wishes since(String cursor) {
        return new Wishes(contractIds, locations, replay, limit, cursor, slow, maxRate);
    }
}
