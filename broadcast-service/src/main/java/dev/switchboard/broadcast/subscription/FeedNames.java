package dev.switchboard.broadcast.subscription;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.schema.ContractSchemas;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How clients name the keys and the groups of a feed, the same on every protocol.
 *
 * @param groups null for a feed without groups
 */
public record FeedNames(FilterName keys, @Nullable FilterName groups) {

    /** What else stands in a query or a command. */
    private static final Set<String> RESERVED = reserved();

    private static Set<String> reserved() {
        Set<String> names = new HashSet<>(Set.of("type", "request_id"));
        for (SubscriptionParameter parameter : SubscriptionParameter.values()) {
            if (!parameter.isRepeatable()) {
                names.add(parameter.inQuery());
                names.add(parameter.inJson());
            }
        }
        return names;
    }

    static final FilterName LOCATIONS =
            new FilterName(
                    "locations",
                    "location",
                    "locations",
                    ContractSchemas.LOCATION,
                    _ -> Optional.empty(),
                    Location.labels());

    /** The feed of contracts: its keys are their ids, its groups their locations. */
    public static final FeedNames CONTRACTS =
            new FeedNames(
                    new FilterName(
                            "contracts",
                            "contract_id",
                            "contract_ids",
                            ContractSchemas.ID,
                            ContractId::fault,
                            List.of()),
                    LOCATIONS);

    /**
     * A property that subscriptions filter by.
     *
     * @param collection its path segment in a STOMP destination
     * @param inQuery the parameter in queries, repeated for each value
     * @param inJson the property in JSON, an array
     * @param schema the name of the schema of its values
     * @param fault returns what is wrong with a value; empty for a valid one
     * @param allowed all possible values; empty if only {@code fault} decides
     */
    public record FilterName(
            String collection,
            String inQuery,
            String inJson,
            String schema,
            Function<String, Optional<String>> fault,
            List<String> allowed) {

        private static final Pattern PART = Pattern.compile("[a-z][a-z0-9_-]*");

        public FilterName {
            allowed = List.copyOf(allowed);
            for (String name : List.of(collection, inQuery, inJson)) {
                if (!PART.matcher(name).matches() || RESERVED.contains(name)) {
                    throw new IllegalArgumentException("nothing can be filtered by " + name);
                }
            }
        }

        /** What its values are called in sentences. */
        public String plural() {
            return inJson.replace('_', ' ');
        }

        /** Whether a value is valid. */
        public boolean allows(String value) {
            return isListed(value) && fault.apply(value).isEmpty();
        }

        boolean isListed(String value) {
            return allowed.isEmpty() || allowed.contains(value);
        }
    }

    /** Of a feed without groups. */
    public FeedNames(FilterName keys) {
        this(keys, null);
    }

    /** What subscriptions can filter by. */
    public List<FilterName> filters() {
        return groups == null ? List.of(keys) : List.of(keys, groups);
    }

    /** The parameters that a subscription to the feed can have. */
    public List<SubscriptionParameter> parameters() {
        return Arrays.stream(SubscriptionParameter.values())
                .filter(parameter -> groups != null || parameter != SubscriptionParameter.GROUPS)
                .toList();
    }

    /** The name of one of its {@link #parameters} in queries. */
    public String inQuery(SubscriptionParameter parameter) {
        return switch (parameter) {
            case KEYS -> keys.inQuery;
            case GROUPS -> existingGroups().inQuery;
            case REPLAY, LIMIT, SINCE, SLOW, MAX_RATE -> parameter.inQuery();
        };
    }

    /** The name of one of its {@link #parameters} in JSON. */
    public String inJson(SubscriptionParameter parameter) {
        return switch (parameter) {
            case KEYS -> keys.inJson;
            case GROUPS -> existingGroups().inJson;
            case REPLAY, LIMIT, SINCE, SLOW, MAX_RATE -> parameter.inJson();
        };
    }

    private FilterName existingGroups() {
        return Objects.requireNonNull(groups, "the feed has no groups");
    }
}
