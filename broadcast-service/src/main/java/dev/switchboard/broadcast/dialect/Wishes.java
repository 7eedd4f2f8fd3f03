package dev.switchboard.broadcast.dialect;

import java.util.List;
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
}
