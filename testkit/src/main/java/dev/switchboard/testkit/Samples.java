package dev.switchboard.testkit;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import java.time.Instant;
import java.util.Random;

/**
 * Plausible updates, the same for the same seed: of some hundred contracts, in the order of their
 * timestamps. Not thread-safe.
 */
public final class Samples {

    /** An update as a constant. */
    public static final ContractUpdate UPDATE =
            new ContractUpdate(
                    new ContractId("c-42"),
                    Location.CHENNAI,
                    ContractStatus.ACTIVE,
                    Instant.parse("2024-01-01T12:00:00Z"));

    /** The body with which a producer says {@link #UPDATE}. */
    public static final String JSON =
            """
            {"contract_id":"c-42","location":"Chennai","status":"active",\
            "timestamp":"2024-01-01T12:00:00Z"}\
            """;

    private static final int CONTRACTS = 100;
    private static final int LONGEST_PAUSE_MILLIS = 60_000;

    private final Random random;
    private Instant now = UPDATE.timestamp();

    /**
     * @param seed to be named in a test's failure message
     */
    public Samples(long seed) {
        random = new Random(seed);
    }

    /** An update of any contract, later than the one before. */
    public ContractUpdate next() {
        return nextFor(new ContractId("c-" + (1 + random.nextInt(CONTRACTS))));
    }

    /** An update of that contract, later than the one before. */
    public ContractUpdate nextFor(ContractId contract) {
        now = now.plusMillis(1 + random.nextInt(LONGEST_PAUSE_MILLIS));
        return new ContractUpdate(
                contract, oneOf(Location.values()), oneOf(ContractStatus.values()), now);
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
