package dev.switchboard.model.contract;

import dev.switchboard.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * What a producer says of a contract.
 *
 * <p>Its JSON form is {@code {"contract_id", "location", "status", "timestamp"}}: the body of
 * {@code POST /update}, the value of a Kafka record and the {@code data} of a message to
 * subscribers.
 *
 * @param timestamp when the producer says it happened; sent as an ISO 8601 instant in UTC
 */
public record ContractUpdate(
        ContractId contractId, Location location, ContractStatus status, Instant timestamp) {

    /** The names of its fields in JSON, in the order of this record. */
    public static final List<String> FIELDS =
            List.of("contract_id", "location", "status", "timestamp");

    /** The canonical JSON: UTF-8, fields in the order of this record, no white space. */
    public byte[] toJson() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("contract_id", contractId.value());
            json.writeStringProperty("location", location.label());
            json.writeStringProperty("status", status.label());
            json.writeStringProperty("timestamp", timestamp.toString());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
