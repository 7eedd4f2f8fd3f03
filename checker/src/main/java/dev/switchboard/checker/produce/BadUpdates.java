package dev.switchboard.checker.produce;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Bodies that break rules. */
final class BadUpdates {

    private static final String[] BODIES = {
        "{\"contract_id\": \"%s\"",
        "{\"contract_id\": \"%s\", \"location\": \"Chennai\", \"status\": \"active\"}",
        "{\"contract_id\": \"%s\", \"location\": \"Delhi\", \"status\": \"active\","
                + " \"timestamp\": \"2024-01-01T12:00:00Z\"}",
        "{\"contract_id\": \"%s\", \"location\": \"Chennai\", \"status\": 1,"
                + " \"timestamp\": \"yesterday\"}",
        "[\"%s\"]",
    };

    private BadUpdates() {}

    /** One that breaks no rule by itself. */
    static byte[] good(String contractId) {
        return new ContractUpdate(
                        new ContractId(contractId),
                        Location.CHENNAI,
                        ContractStatus.ACTIVE,
                        Instant.EPOCH)
                .toJson();
    }

    /** One of them; which one follows from the number. */
    static byte[] json(int kind, String contractId) {
        return BODIES[kind % BODIES.length].formatted(contractId).getBytes(StandardCharsets.UTF_8);
    }
}
