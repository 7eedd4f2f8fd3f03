package dev.switchboard.broadcast.subscription;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a subscription as texts, not checked yet. Null or empty means absent. */
public record SubscriptionParameters(
        List<String> keys,
        List<String> groups,
        @Nullable String replay,
        @Nullable String limit,
        @Nullable String since,
        @Nullable String slow,
        @Nullable String maxRate) {

    public SubscriptionParameters {
        keys = List.copyOf(keys);
        groups = List.copyOf(groups);
    }

    /**
     * Reads parameters.
     *
     * @param values returns all values of a parameter; none if it is absent
     */
    public static SubscriptionParameters of(Function<SubscriptionParameter, List<String>> values) {
        return new SubscriptionParameters(
                values.apply(SubscriptionParameter.KEYS),
                values.apply(SubscriptionParameter.GROUPS),
                first(values.apply(SubscriptionParameter.REPLAY)),
                first(values.apply(SubscriptionParameter.LIMIT)),
                first(values.apply(SubscriptionParameter.SINCE)),
                first(values.apply(SubscriptionParameter.SLOW)),
                first(values.apply(SubscriptionParameter.MAX_RATE)));
    }

    private static @Nullable String first(List<String> values) {
        return values.isEmpty() ? null : values.getFirst();
    }

    /** The same parameters from another cursor on. */
    public SubscriptionParameters since(String cursor) {
        return new SubscriptionParameters(keys, groups, replay, limit, cursor, slow, maxRate);
    }
}
