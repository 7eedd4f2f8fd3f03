package dev.switchboard.bench.listen;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The contracts of the streams, by their numbers from 0. */
final class Contracts {

    private static final String PREFIX = "bench-";
    private static final String SCHEME = "contract://";

    private Contracts() {}

    /** Its address as a resource. */
    static String uri(int number) {
        return SCHEME + PREFIX + number;
    }

    /** Whose address it is; -1 where it is none of them. */
    static int ofUri(String uri) {
        return uri.startsWith(SCHEME) ? of(uri.substring(SCHEME.length())) : -1;
    }

    /** Whose id it is; -1 where it is none of them. */
    static int of(String id) {
        return id.startsWith(PREFIX) ? Integer.parseInt(id.substring(PREFIX.length())) : -1;
    }

    /** An update of now. */
    static ContractUpdate update(int number) {
        return new ContractUpdate(
                new ContractId(PREFIX + number),
                Location.CHENNAI,
                ContractStatus.ACTIVE,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
