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
     * Reads wishes by the names that queries and headers have for them.
     *
     * @param values all values of a name; none where there is none
     */
    public static Wishes of(Function<String, List<String>> values) {
        return new Wishes(
                values.apply(Wish.CONTRACTS.inQuery()),
                values.apply(Wish.LOCATIONS.inQuery()),
                first(values.apply(Wish.REPLAY.inQuery())),
                first(values.apply(Wish.LIMIT.inQuery())),
                first(values.apply(Wish.SINCE.inQuery())),
                first(values.apply(Wish.SLOW.inQuery())),
                first(values.apply(Wish.MAX_RATE.inQuery())));
    }

    private static @Nullable String first(List<String> values) {
        return values.isEmpty() ? null : values.getFirst();
    }

    /** The same wishes from another cursor on. */
    public Wishes since(String cursor) {
        return new Wishes(contractIds, locations, replay, limit, cursor, slow, maxRate);
    }
}
