package dev.switchboard.broadcast.dialect;

import dev.switchboard.service.web.CallParameters;
import dev.switchboard.service.web.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads what a client wishes of a subscription from the query of its URI. */
public final class SubscriptionQuery {

    /** The parameters that such a query may have. */
    public static final CallParameters PARAMETERS =
            new CallParameters(names(_ -> true), names(Wish::isRepeatable));

    private SubscriptionQuery() {}

    /**
     * The wishes; a parameter without a value counts as not sent.
     *
     * @param query all values by name
     * @throws ProblemException when it has parameters that are not known, or one twice
     */
    public static Wishes read(Map<String, List<String>> query) {
        PARAMETERS.require(query);
        return Wishes.of(wish ->
                query.getOrDefault(wish.inQuery(), List.of()).stream()
                        .filter(value -> !value.isEmpty())
                        .toList());
    }

    private static Set<String> names(Predicate<Wish> which) {
        return Arrays.stream(Wish.values())
                .filter(which)
                .map(Wish::inQuery)
                .collect(Collectors.toSet());
    }
}
