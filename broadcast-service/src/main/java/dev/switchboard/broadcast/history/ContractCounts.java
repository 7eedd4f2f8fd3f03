package dev.switchboard.broadcast.history;

import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongBiFunction;

/**
 * How many contracts there are.
 *
 * @param byLocation contracts by location label, every location present
 * @param byStatus contracts by status label, every status present; both maps add up to the total
 */
public record ContractCounts(long total, Map<String, Long> byLocation, Map<String, Long> byStatus) {

    ContractCounts(ToLongBiFunction<Location, ContractStatus> count) {
        Map<String, Long> byLocation = new LinkedHashMap<>();
        Map<String, Long> byStatus = new LinkedHashMap<>();
        for (Location location : Location.values()) {
            for (ContractStatus status : ContractStatus.values()) {
                long contracts = count.applyAsLong(location, status);
                byLocation.merge(location.label(), contracts, Long::sum);
                byStatus.merge(status.label(), contracts, Long::sum);
            }
        }
        this(byLocation.values().stream().mapToLong(Long::longValue).sum(), byLocation, byStatus);
    }
}
