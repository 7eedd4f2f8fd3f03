package dev.switchboard.broadcast.subscription;

import dev.switchboard.service.web.problem.ProblemException;
import dev.switchboard.service.web.request.CallParameters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads the parameters of a subscription from the query of its URI. */
public final class SubscriptionQuery {

    /** The parameters that a query may have for a feed. */
    public static CallParameters parameters(FeedNames names) {
        return new CallParameters(
                names(names, _ -> true), names(names, SubscriptionParameter::isRepeatable));
    }

    private SubscriptionQuery() {}

    /**
     * Reads the parameters; one without a value counts as absent.
     *
     * @param query all values by name
     * @throws ProblemException when it has an unknown parameter, or one twice
     */
    public static SubscriptionParameters read(FeedNames names, Map<String, List<String>> query) {
        parameters(names).require(query);
        List<SubscriptionParameter> parameters = names.parameters();
        return SubscriptionParameters.of(parameter ->
                !parameters.contains(parameter)
                        ? List.of()
                        : query.getOrDefault(names.inQuery(parameter), List.of()).stream()
                                .filter(value -> !value.isEmpty())
                                .toList());
    }

    private static Set<String> names(FeedNames names, Predicate<SubscriptionParameter> which) {
        return names.parameters().stream()
                .filter(which)
                .map(names::inQuery)
                .collect(Collectors.toSet());
    }
}
