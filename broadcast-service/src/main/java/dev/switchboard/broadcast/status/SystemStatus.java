package dev.switchboard.broadcast.status;

import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.history.ContractCounts;
import dev.switchboard.broadcast.history.OpenTransaction;
import dev.switchboard.broadcast.message.MessageBodies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The state of the system.
 *
 * @param lastUpdate the newest change; null when there is none
 * @param lag how many records in Kafka are not in the view yet
 * @param open the open transactions that hide some of these
 * @param now by this node's clock, so that clients can compare theirs
 */
record SystemStatus(
        boolean ready,
        ContractCounts counts,
        @Nullable ContractChange lastUpdate,
        long lag,
        List<OpenTransaction> open,
        long connections,
        Instant startedAt,
        Instant now) {

    /** Writes its properties. */
    void write(JsonGenerator json) {
        json.writeStringProperty("status", ready ? "ready" : "starting");
        json.writeBooleanProperty("ready", ready);
        json.writeName("contracts");
        json.writeStartObject();
        json.writeNumberProperty("total", counts.total());
        numbers(json, "by_location", counts.byLocation());
        numbers(json, "by_status", counts.byStatus());
        json.writeEndObject();
        json.writeName("last_update");
        if (lastUpdate == null) {
            json.writeNull();
        } else {
            MessageBodies.item(json, lastUpdate);
        }
        json.writeNumberProperty("lag", lag);
        json.writeName("open_transactions");
        json.writeStartArray();
        open.forEach(transaction -> write(json, transaction));
        json.writeEndArray();
        json.writeNumberProperty("connections", connections);
        json.writeStringProperty("now", now.toString());
        json.writeStringProperty("started_at", startedAt.toString());
        json.writeNumberProperty("uptime_seconds", Duration.between(startedAt, now).toSeconds());
    }

    private static void write(JsonGenerator json, OpenTransaction transaction) {
        json.writeStartObject();
        json.writeNumberProperty("partition", transaction.partition());
        json.writeNumberProperty("held_back", transaction.heldBack());
        json.writeStringProperty("since", transaction.since().toString());
        if (transaction.transactionalId() != null) {
            json.writeStringProperty("transactional_id", transaction.transactionalId());
        }
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, String name, Map<String, Long> numbers) {
        json.writeName(name);
        json.writeStartObject();
        numbers.forEach(json::writeNumberProperty);
        json.writeEndObject();
    }
}
