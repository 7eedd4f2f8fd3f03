package dev.switchboard.broadcast.subscription;

import dev.switchboard.service.web.problem.ProblemException;
import dev.switchboard.service.web.request.CallParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads the parameters of a subscription from the query of its URI. */
public final class SubscriptionQuery {

    /** The parameters that such a query may have. */
    public static final CallParameters PARAMETERS =
            new CallParameters(names(_ -> true), names(SubscriptionParameter::isRepeatable));

    private SubscriptionQuery() {}

    /**
     * The parameters; one without a value counts as not sent.
     *
     * @param query all values by name
     * @throws ProblemException when it has parameters that are not known, or one twice
     */
    public static SubscriptionParameters read(Map<String, List<String>> query) {
        PARAMETERS.require(query);
        return SubscriptionParameters.of(parameter ->
                query.getOrDefault(parameter.inQuery(), List.of()).stream()
                        .filter(value -> !value.isEmpty())
                        .toList());
    }

    private static Set<String> names(Predicate<SubscriptionParameter> which) {
        return Arrays.stream(SubscriptionParameter.values())
                .filter(which)
                .map(SubscriptionParameter::inQuery)
                .collect(Collectors.toSet());
    }
}
