package dev.switchboard.stack.foreign;

import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What nodes must answer, folded from raw records of contract.history. */
final class Truth {

    private Truth() {}

    /**
     * The latest of each contract that is there, in order of contract id.
     *
     * @param history by partition, then offset
     */
    static List<JsonNode> contracts(List<ConsumerRecord<byte[], byte[]>> history) {
        TreeMap<String, ConsumerRecord<byte[], byte[]>> latest = new TreeMap<>();
        history.forEach(rec -> latest.put(Outcomes.key(rec), rec));
        return latest.values().stream()
                .filter(rec -> rec.value() != null)
                .map(Truth::item)
                .toList();
    }

    /** All that there is of these contracts, newest first. */
    static List<JsonNode> history(
            List<ConsumerRecord<byte[], byte[]>> history, Collection<String> contracts) {
        return history.stream()
                .filter(rec -> contracts.contains(Outcomes.key(rec)))
                .sorted(Outcomes.newestFirst())
                .map(Truth::item)
                .toList();
    }

    private static JsonNode item(ConsumerRecord<byte[], byte[]> rec) {
        ObjectNode item = Json.MAPPER.createObjectNode();
        item.put("contract_id", Outcomes.key(rec));
        if (rec.value() == null) {
            item.put("removed", true);
        } else {
            JsonNode update = parse(rec);
            for (String field : List.of("location", "status", "timestamp")) {
                item.set(field, update.get(field));
            }
        }
        item.put("id", "contracts-" + Outcomes.header(rec, RecordHeaders.FROM).orElse("?"));
        item.put("recorded_at", Instant.ofEpochMilli(rec.timestamp()).toString());
        return item;
    }

    private static JsonNode parse(ConsumerRecord<byte[], byte[]> rec) {
        try {
            return Json.read(rec.value());
        } catch (MalformedJsonException e) {
            throw new AssertionError("the truth is no JSON at " + Outcomes.place(rec), e);
        }
    }
}
