package dev.switchboard.client.query;

import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The state of the system as one of its nodes has it.
 *
 * @param ready whether that node can serve subscribers
 * @param contracts how many contracts there are
 * @param lastUpdate the newest change
 * @param lag how many records Kafka holds that the node has not read yet
 * @param connections how many subscribers the node has
 * @param startedAt when the node was started
 */
public record SystemStatus(
        boolean ready,
        long contracts,
        Map<Location, Long> byLocation,
        Map<ContractStatus, Long> byStatus,
        Optional<Recorded> lastUpdate,
        long lag,
        long connections,
        Instant startedAt) {

    public SystemStatus {
        byLocation = Map.copyOf(byLocation);
        byStatus = Map.copyOf(byStatus);
    }
}
