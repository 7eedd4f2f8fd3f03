package dev.switchboard.client.follow;

import dev.switchboard.client.rest.QueryString;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import java.net.URI;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to follow: {@code FollowRequest.all().at(Location.CHENNAI).startingWith(Start.LIVE)}.
 *
 * @param contracts only these; empty for all
 * @param locations only while at one of these; empty for anywhere
 * @param start with what it begins
 * @param whenSlow what happens when this side reads too slowly
 * @param maxRate how many messages a second at most, 1 to 100000, conflated; empty for no bound
 */
public record FollowRequest(
        Set<ContractId> contracts,
        Set<Location> locations,
        Start start,
        WhenSlow whenSlow,
        OptionalInt maxRate) {

    private static final FollowRequest ALL =
            new FollowRequest(
                    Set.of(), Set.of(), Start.LATEST, WhenSlow.CONFLATE, OptionalInt.empty());

    /**
     * @throws IllegalArgumentException when a rate is asked for with another policy than {@link
     *     WhenSlow#CONFLATE}, or one below 1, and when the filter is too long for an address: some
     *     6,000 characters
     */
    public FollowRequest {
        contracts = Set.copyOf(contracts);
        locations = Set.copyOf(locations);
        if (maxRate.isPresent() && (maxRate.getAsInt() < 1 || whenSlow != WhenSlow.CONFLATE)) {
            throw new IllegalArgumentException(
                    "maxRate is 1 or more, and goes with CONFLATE alone");
        }
        filter(contracts, locations).checkLength();
    }

    /** Every contract, beginning with the latest of each. */
    public static FollowRequest all() {
        return ALL;
    }

    /** The same for these contracts alone. */
    public FollowRequest of(ContractId... contracts) {
        return new FollowRequest(Set.of(contracts), locations, start, whenSlow, maxRate);
    }

    /** The same for these locations alone. */
    public FollowRequest at(Location... locations) {
        return new FollowRequest(contracts, Set.of(locations), start, whenSlow, maxRate);
    }

    /** The same with another beginning. */
    public FollowRequest startingWith(Start start) {
        return new FollowRequest(contracts, locations, start, whenSlow, maxRate);
    }

    /** The same with another policy for slow readers. */
    public FollowRequest whenSlow(WhenSlow policy) {
        return new FollowRequest(contracts, locations, start, policy, maxRate);
    }

    /** The same with no more messages a second than that. */
    public FollowRequest atMost(int messagesPerSecond) {
        return new FollowRequest(
                contracts, locations, start, whenSlow, OptionalInt.of(messagesPerSecond));
    }

    /**
     * The address to connect to.
     *
     * @param cursor to go on from; null to begin
     */
    URI at(URI feed, @Nullable String cursor) {
        QueryString query = filter(contracts, locations);
        if (cursor != null) {
            query.add("since", cursor);
        } else {
            addStart(query);
        }
        if (whenSlow != WhenSlow.CONFLATE) {
            query.add("slow", whenSlow.label());
        }
        maxRate.ifPresent(rate -> query.add("max-rate", rate));
        return query.to(feed);
    }

    private static QueryString filter(Set<ContractId> contracts, Set<Location> locations) {
        QueryString query = new QueryString();
        contracts.forEach(contract -> query.add("contract_id", contract));
        locations.forEach(location -> query.add("location", location.label()));
        return query;
    }

    private void addStart(QueryString query) {
        switch (start) {
            case Start.Live _ -> {}
            case Start.Latest _ -> query.add("replay", "latest");
            case Start.History(int limit) -> query.add("replay", "history").add("limit", limit);
            case Start.Since(String cursor) -> query.add("since", cursor);
        }
    }
}
