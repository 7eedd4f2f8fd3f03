package dev.switchboard.router.contracts;

import dev.switchboard.client.follow.Change;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.json.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Writes a change as {@link ContractsWatch} tells it. */
final class WatchedChange {

    static final List<String> LABELS = List.of("updated", "removed", "left");

    private WatchedChange() {}

    static ObjectNode json(Change change) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("change", label(change));
        json.put(ContractFields.CONTRACT_ID, change.contractId().value());
        if (change instanceof Change.Updated(ContractUpdate update, _, _, _)) {
            json.put(ContractFields.LOCATION, update.location().label())
                    .put(ContractFields.STATUS, update.status().label())
                    .put(ContractFields.TIMESTAMP, update.timestamp().toString());
        }
        return json.put("id", change.messageId());
    }

    private static String label(Change change) {
        return switch (change) {
            case Change.Updated _ -> "updated";
            case Change.Removed _ -> "removed";
            case Change.Left _ -> "left";
        };
    }
}
