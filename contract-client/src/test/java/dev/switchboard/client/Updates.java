package dev.switchboard.client;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import java.time.Instant;

/** Updates for tests, told apart by their timestamps. */
public final class Updates {

    private static final Instant THEN = Instant.parse("2024-01-01T12:00:00Z");

    private Updates() {}

    /** The update of a contract that was the n-th to happen. */
    public static ContractUpdate of(ContractId contract, Location location, int n) {
        return new ContractUpdate(contract, location, ContractStatus.ACTIVE, THEN.plusSeconds(n));
    }

    /** The same in Chennai. */
    public static ContractUpdate of(ContractId contract, int n) {
        return of(contract, Location.CHENNAI, n);
    }
}
