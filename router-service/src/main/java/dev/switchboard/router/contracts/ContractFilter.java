package dev.switchboard.router.contracts;

import dev.switchboard.client.rest.QueryString;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import org.jspecify.annotations.Nullable;

/**
 * Which contracts are asked for; null is no bound, and all bounds must hold.
 *
 * @param contract only this one
 * @param location only those that are there
 * @param status only those in this status
 */
record ContractFilter(
        @Nullable ContractId contract,
        @Nullable Location location,
        @Nullable ContractStatus status) {

    static final ContractFilter ALL = new ContractFilter(null, null, null);

    static ContractFilter of(ContractId contract) {
        return new ContractFilter(contract, null, null);
    }

    static ContractFilter at(Location location) {
        return new ContractFilter(null, location, null);
    }

    QueryString parameters() {
        return new QueryString()
                .add("contract_id", contract)
                .add("location", location == null ? null : location.label())
                .add("status", status == null ? null : status.label());
    }
}
