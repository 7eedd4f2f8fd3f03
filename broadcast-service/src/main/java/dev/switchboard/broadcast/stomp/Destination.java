package dev.switchboard.broadcast.stomp;

import dev.switchboard.broadcast.fanout.Filter;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.util.UriUtils;

/** The destinations that can be subscribed to. Ids in them are percent-encoded. */
final class Destination {

    private static final String ALL = "/topic/contracts";
    private static final String CONTRACT = ALL + "/";
    private static final String LOCATION = "/topic/locations/";

    private Destination() {}

    /** What a subscription to the destination is for; empty when there is no such destination. */
    static Optional<Filter> filter(String destination) {
        if (destination.equals(ALL)) {
            return Optional.of(Filter.ALL);
        }
        if (destination.startsWith(CONTRACT)) {
            return decode(destination.substring(CONTRACT.length()))
                    .filter(id -> ContractId.fault(id).isEmpty())
                    .map(id -> new Filter(Set.of(new ContractId(id)), Set.of(), false));
        }
        if (destination.startsWith(LOCATION)) {
            return decode(destination.substring(LOCATION.length()))
                    .flatMap(Location::ofLabel)
                    .map(location -> new Filter(Set.of(), Set.of(location), false));
        }
        return Optional.empty();
    }

    private static Optional<String> decode(String encoded) {
        try {
            return encoded.contains("/")
                    ? Optional.empty()
                    : Optional.of(UriUtils.decode(encoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
