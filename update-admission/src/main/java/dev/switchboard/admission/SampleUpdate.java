package dev.switchboard.admission;

import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.json.Json;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a test update says where its sender says nothing. */
final class SampleUpdate {

    private SampleUpdate() {}

    /**
     * The fields given, and sample values for the rest of an update's fields. What is no JSON
     * object comes back as it is, for the reader to refuse.
     */
    static JsonNode completing(@Nullable JsonNode fields, InstantSource clock) {
        if (fields != null && !fields.isObject()) {
            return fields;
        }
        ObjectNode update = Json.MAPPER.createObjectNode();
        update.put("contract_id", "test-contract");
        update.put("location", Location.CHENNAI.label());
        update.put("status", ContractStatus.ACTIVE.label());
        update.put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        if (fields != null) {
            fields.properties().forEach(field -> update.set(field.getKey(), field.getValue()));
        }
        return update;
    }
}
