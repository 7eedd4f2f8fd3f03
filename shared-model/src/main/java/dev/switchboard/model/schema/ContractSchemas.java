package dev.switchboard.model.schema;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.contract.Timestamps;
import java.util.Map;

/** Schemas of contracts and of what is said of them. */
public final class ContractSchemas {

    /** An update as it is sent to the edges. */
    public static final String UPDATE = "ContractUpdate";

    /** A test update as it is sent: sample values stand in for what it lacks. */
    public static final String TEST_UPDATE = "TestUpdate";

    /** An update as any producer may write it into Kafka. */
    public static final String PRODUCED_UPDATE = "ProducedUpdate";

    /** An update as this product writes it. */
    public static final String CANONICAL_UPDATE = "CanonicalUpdate";

    public static final String ID = "ContractId";
    public static final String LOCATION = "Location";
    public static final String STATUS = "ContractStatus";

    /** A time as it is sent to the edges, or written into Kafka. */
    public static final String TIMESTAMP = "Timestamp";

    /** A time as this product writes it. */
    public static final String INSTANT = "Instant";

    private ContractSchemas() {}

    static Map<String, Schema> all() {
        return Map.of(
                UPDATE,
                update(true, Schema.ref(TIMESTAMP))
                        .describedAs(
                                "What a producer says of a contract. Unknown fields are refused by"
                                        + " name.")
                        .closed(),
                TEST_UPDATE,
                update(false, Schema.ref(TIMESTAMP))
                        .describedAs("An update whose missing fields get sample values.")
                        .closed(),
                PRODUCED_UPDATE,
                update(true, Schema.ref(TIMESTAMP))
                        .describedAs(
                                "What a producer says of a contract. Other fields are ignored.")
                        .open(),
                CANONICAL_UPDATE,
                update(true, Schema.ref(INSTANT))
                        .describedAs("What is said of a contract, as it is kept and passed on."),
                ID,
                contractId(),
                LOCATION,
                Schema.label(Location.labels())
                        .describedAs("Where the contract is, in exact case."),
                STATUS,
                Schema.label(ContractStatus.labels())
                        .describedAs("Whether the contract is in force, in exact case."),
                TIMESTAMP,
                timestamp(),
                INSTANT,
                Schema.string()
                        .format("date-time")
                        .matching(".*Z")
                        .describedAs("ISO 8601, in UTC.")
                        .example("2024-01-01T12:00:00Z"));
    }

    private static Schema update(boolean whole, Schema timestamp) {
        Schema update = Schema.object();
        for (String field : ContractUpdate.FIELDS) {
            Schema schema =
                    switch (field) {
                        case "contract_id" -> Schema.ref(ID);
                        case "location" -> Schema.ref(LOCATION);
                        case "status" -> Schema.ref(STATUS);
                        case "timestamp" -> timestamp;
                        default -> throw new IllegalStateException("no schema for " + field);
                    };
            Schema _ = whole ? update.with(field, schema) : update.optional(field, schema);
        }
        return update;
    }

    private static Schema timestamp() {
        return Schema.string()
                .describedAs("When it happened; it " + Timestamps.EXPECTATION + ".")
                .matching(Timestamps.PATTERN)
                .example("2024-01-01T12:00:00")
                .example("2024-01-01T17:30:00+05:30");
    }

    private static Schema contractId() {
        return Schema.string()
                .describedAs("Names a contract. No control characters.")
                .characters(1, ContractId.MAX_CHARACTERS)
                .matching("[^\\u0000-\\u001f\\u007f-\\u009f]*")
                .example("c-42");
    }
}
