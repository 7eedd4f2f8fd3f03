package dev.switchboard.broadcast.asyncapi;

import static dev.switchboard.model.feed.RecordHeaders.DETAIL;
import static dev.switchboard.model.feed.RecordHeaders.FROM;
import static dev.switchboard.model.feed.RecordHeaders.FROM_SEAL;
import static dev.switchboard.model.feed.RecordHeaders.IDEMPOTENCY_KEY;
import static dev.switchboard.model.feed.RecordHeaders.KEY_HASH;
import static dev.switchboard.model.feed.RecordHeaders.LATE;
import static dev.switchboard.model.feed.RecordHeaders.OMITTED_BYTES;
import static dev.switchboard.model.feed.RecordHeaders.ORIGIN;
import static dev.switchboard.model.feed.RecordHeaders.ORIGIN_TIMESTAMP;
import static dev.switchboard.model.feed.RecordHeaders.REASON;
import static dev.switchboard.model.feed.RecordHeaders.REPLAY_OF;
import static dev.switchboard.model.feed.RecordHeaders.SOURCE;
import static dev.switchboard.model.feed.RecordHeaders.TRACEPARENT;
import static dev.switchboard.model.feed.RecordHeaders.WAS;

import dev.switchboard.model.feed.DeadLetter;
import dev.switchboard.model.feed.RecordValidation;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.model.schema.Schema;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** The records of the topics. Header values are texts in UTF-8. */
final class Records {

    /** Topic, partition and offset. */
    private static final String PLACE = ".+-\\d+-\\d+";

    private static final String UPDATE =
            """
            {"contract_id": "c-42", "location": "Chennai", "status": "active",
             "timestamp": "2024-01-01T12:00:00Z"}\
            """;

    private Records() {}

    static MessageObject update() {
        return MessageObject.of("kafka_update", "update", "A producer says how a contract is.")
                .kafkaKey(key())
                .headers(produced())
                .payload(Schema.ref(ContractSchemas.PRODUCED_UPDATE))
                .example(json(Map.of(SOURCE, "billing", IDEMPOTENCY_KEY, "2024-1")), read(UPDATE));
    }

    static MessageObject removal() {
        return MessageObject.of(
                        "kafka_removal", "removal", "A producer says that a contract is gone.")
                .kafkaKey(key())
                .headers(produced())
                .payload(Schema.nothing())
                .example(NullNode.getInstance());
    }

    static MessageObject testUpdate() {
        return MessageObject.of(
                        "kafka_test_update", "test update", "An update to try things out with.")
                .kafkaKey(key())
                .headers(headers(SOURCE, IDEMPOTENCY_KEY, TRACEPARENT).open())
                .payload(Schema.ref(ContractSchemas.PRODUCED_UPDATE))
                .example(read(UPDATE));
    }

    static MessageObject keptUpdate() {
        return MessageObject.of("kafka_kept_update", "update", "How a contract is from now on.")
                .kafkaKey(key())
                .headers(kept().optional(LATE, header(LATE)))
                .payload(Schema.ref(ContractSchemas.CANONICAL_UPDATE))
                .example(json(Map.of(FROM, "0-1532", WAS, "Mumbai")), read(UPDATE));
    }

    static MessageObject keptRemoval() {
        return MessageObject.of("kafka_kept_removal", "removal", "A contract is gone from now on.")
                .kafkaKey(key())
                .headers(kept())
                .payload(Schema.nothing())
                .example(json(Map.of(FROM, "0-1533", WAS, "Chennai")), NullNode.getInstance());
    }

    static MessageObject deadLetter() {
        return MessageObject.of(
                        "kafka_dead_letter",
                        "dead letter",
                        "The record as it was, its own headers included.")
                .contentType("application/octet-stream")
                .kafkaKey(Schema.anything().describedAs("The key as it was, if there was one."))
                .headers(
                        headers(
                                        SOURCE,
                                        IDEMPOTENCY_KEY,
                                        TRACEPARENT,
                                        REPLAY_OF,
                                        FROM,
                                        FROM_SEAL,
                                        ORIGIN_TIMESTAMP,
                                        OMITTED_BYTES)
                                .with(REASON, header(REASON))
                                .with(DETAIL, header(DETAIL))
                                .with(ORIGIN, header(ORIGIN))
                                .open())
                .payload(Schema.anything().describedAs("The value as it was."))
                .example(
                        json(
                                Map.of(
                                        REASON,
                                        RecordValidation.MALFORMED_JSON,
                                        DETAIL,
                                        "the body is empty; expected JSON",
                                        ORIGIN,
                                        "contract.updates-0-1534",
                                        ORIGIN_TIMESTAMP,
                                        "2024-01-01T12:00:00.412Z")),
                        Json.MAPPER.getNodeFactory().stringNode(""));
    }

    /** No bare reference: the binding's own schema takes one for two things at once. */
    private static Schema key() {
        return Schema.either(Schema.ref(ContractSchemas.ID))
                .describedAs("The contract_id in UTF-8.");
    }

    private static Schema produced() {
        return headers(SOURCE, IDEMPOTENCY_KEY, TRACEPARENT, REPLAY_OF, FROM, FROM_SEAL).open();
    }

    private static Schema kept() {
        return headers(WAS, KEY_HASH).with(FROM, header(FROM));
    }

    private static Schema headers(String... names) {
        Schema headers = Schema.object();
        for (String name : names) {
            headers.optional(name, header(name));
        }
        return headers;
    }

    private static Schema header(String name) {
        return switch (name) {
            case SOURCE -> Schema.string().describedAs("Who says it: the scope of its keys.");
            case IDEMPOTENCY_KEY ->
                    Schema.string().describedAs("Under one key the same is kept once.");
            case TRACEPARENT -> Schema.string().describedAs("W3C Trace Context; passed over.");
            case FROM ->
                    Schema.string()
                            .matching("\\d+-\\d+")
                            .describedAs(
                                    "Partition and offset of the producer's record in"
                                            + " contract.updates; written by Switchboard alone.");
            case FROM_SEAL ->
                    Schema.string()
                            .matching("[0-9a-f]{16}")
                            .describedAs("Shows that Switchboard wrote from, and nobody else.");
            case WAS -> Schema.ref(ContractSchemas.LOCATION);
            case LATE ->
                    Schema.constant("true")
                            .describedAs(
                                    "Its timestamp is older than the one before; else absent.");
            case KEY_HASH ->
                    Schema.string()
                            .matching("[0-9a-f]{48}")
                            .describedAs("Digest of the idempotency key and what was said.");
            case REASON ->
                    Schema.label(DeadLetter.REASONS).describedAs("Why it could not be taken.");
            case DETAIL -> Schema.string().describedAs("The reason in a sentence.");
            case ORIGIN ->
                    Schema.string()
                            .matching(PLACE)
                            .describedAs("Topic, partition and offset of the record.");
            case ORIGIN_TIMESTAMP -> Schema.ref(ContractSchemas.INSTANT);
            case REPLAY_OF ->
                    Schema.string()
                            .matching(PLACE)
                            .describedAs("The dead letter that was sent again.");
            case OMITTED_BYTES ->
                    Schema.string()
                            .matching("\\d+")
                            .describedAs("The size of a record too large to be kept.");
            default -> throw new IllegalStateException("no schema for the header " + name);
        };
    }

    private static JsonNode json(Map<String, String> headers) {
        return Json.MAPPER.valueToTree(headers);
    }

    private static JsonNode read(String json) {
        return Json.MAPPER.readTree(json);
    }
}
