package dev.switchboard.broadcast.subscription;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How clients name the keys and the groups of a feed, the same on every protocol. */
public record FeedNames(FilterName keys, FilterName groups) {

    /** The feed of contracts: its keys are their ids, its groups their locations. */
    public static final FeedNames CONTRACTS =
            new FeedNames(
                    new FilterName(
                            "contracts",
                            "contract_id",
                            "contract_ids",
                            ContractId::fault,
                            List.of()),
                    new FilterName(
                            "locations",
                            "location",
                            "locations",
                            _ -> Optional.empty(),
                            Location.labels()));

    /**
     * Something that subscriptions filter by.
     *
     * @param collection its part of a STOMP destination
     * @param inQuery the parameter in queries, as often as there are values
     * @param inJson the property in JSON, an array
     * @param fault what is wrong with a value; empty for nothing
     * @param allowed all values there are; empty where {@code fault} alone decides
     */
    public record FilterName(
            String collection,
            String inQuery,
            String inJson,
            Function<String, Optional<String>> fault,
            List<String> allowed) {

        /** Whether something may have that value. */
        public boolean allows(String value) {
            return (allowed.isEmpty() || allowed.contains(value)) && fault.apply(value).isEmpty();
        }
    }

    /** What a parameter is called in queries. */
    public String inQuery(SubscriptionParameter parameter) {
        return switch (parameter) {
            case KEYS -> keys.inQuery;
            case GROUPS -> groups.inQuery;
            case REPLAY, LIMIT, SINCE, SLOW, MAX_RATE -> parameter.inQuery();
        };
    }

    /** What a parameter is called in JSON. */
    public String inJson(SubscriptionParameter parameter) {
        return switch (parameter) {
            case KEYS -> keys.inJson;
            case GROUPS -> groups.inJson;
            case REPLAY, LIMIT, SINCE, SLOW, MAX_RATE -> parameter.inJson();
        };
    }
}
