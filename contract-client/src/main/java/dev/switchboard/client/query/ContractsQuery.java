package dev.switchboard.client.query;

import dev.switchboard.client.rest.QueryString;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import java.util.Set;

/**
 * Which contracts are asked for; an empty set is no bound, and all bounds must hold.
 *
 * @param contracts only these
 * @param locations only those that are at one of these
 * @param statuses only those in one of these
 */
public record ContractsQuery(
        Set<ContractId> contracts, Set<Location> locations, Set<ContractStatus> statuses) {

    /** All contracts. */
    public static final ContractsQuery ALL = new ContractsQuery(Set.of(), Set.of(), Set.of());

    /**
     * @throws IllegalArgumentException when it is too long for an address: some 6,000 characters
     */
    public ContractsQuery {
        contracts = Set.copyOf(contracts);
        locations = Set.copyOf(locations);
        statuses = Set.copyOf(statuses);
        parameters(contracts, locations, statuses).checkLength();
    }

    /** The same for these contracts alone. */
    public ContractsQuery of(ContractId... contracts) {
        return new ContractsQuery(Set.of(contracts), locations, statuses);
    }

    /** The same for these locations alone. */
    public ContractsQuery at(Location... locations) {
        return new ContractsQuery(contracts, Set.of(locations), statuses);
    }

    /** The same for these statuses alone. */
    public ContractsQuery in(ContractStatus... statuses) {
        return new ContractsQuery(contracts, locations, Set.of(statuses));
    }

    QueryString parameters() {
        return parameters(contracts, locations, statuses);
    }

    private static QueryString parameters(
            Set<ContractId> contracts, Set<Location> locations, Set<ContractStatus> statuses) {
        QueryString query = new QueryString();
        contracts.forEach(contract -> query.add("contract_id", contract));
        locations.forEach(location -> query.add("location", location.label()));
        statuses.forEach(status -> query.add("status", status.label()));
        return query;
    }
}
