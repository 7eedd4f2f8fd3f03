package dev.switchboard.broadcast.dialect;

import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.model.schema.FeedSchemas;
import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.model.schema.Schema;
import java.util.List;
import java.util.Map;

/** Schemas of what {@link StatusBodies} writes. */
public final class StatusSchemas {

    /** A change as an item of a list. */
    public static final String CHANGE = "RecordedChange";

    /** An update as an item of a list. */
    public static final String UPDATE = "RecordedUpdate";

    private static final String REMOVAL = "RecordedRemoval";

    private StatusSchemas() {}

    /** Those that others refer to by name. */
    static NamedSchemas named() {
        return new NamedSchemas(
                Map.of(
                        CHANGE,
                        Schema.either(Schema.ref(UPDATE), Schema.ref(REMOVAL)),
                        UPDATE,
                        recorded(
                                id().with("location", Schema.ref(ContractSchemas.LOCATION))
                                        .with("status", Schema.ref(ContractSchemas.STATUS))
                                        .with("timestamp", Schema.ref(ContractSchemas.INSTANT))),
                        REMOVAL,
                        recorded(id().with("removed", Schema.truth()))));
    }

    private static Schema id() {
        return Schema.object().with("contract_id", Schema.ref(ContractSchemas.ID));
    }

    private static Schema recorded(Schema change) {
        return change.with("id", Schema.ref(FeedSchemas.MESSAGE_ID))
                .with("recorded_at", Schema.ref(ContractSchemas.INSTANT));
    }

    /** Adds the properties of the system status. */
    public static Schema system(Schema object) {
        return object.with(
                        "status", Schema.label(List.of(SystemStatus.READY, SystemStatus.STARTING)))
                .with("ready", Schema.bool())
                .with(
                        "contracts",
                        Schema.object()
                                .with("total", count())
                                .with("by_location", counts(Location.labels()))
                                .with("by_status", counts(ContractStatus.labels())))
                .with("last_update", Schema.either(Schema.ref(CHANGE), Schema.nothing()))
                .with(
                        "lag",
                        count().describedAs("Records that Kafka holds and the view does not yet."))
                .with("open_transactions", Schema.array(openTransaction()))
                .with("connections", count())
                .with("now", Schema.ref(ContractSchemas.INSTANT))
                .with("started_at", Schema.ref(ContractSchemas.INSTANT))
                .with("uptime_seconds", count());
    }

    private static Schema openTransaction() {
        return Schema.object()
                .with("partition", count().describedAs("Of contract.updates."))
                .with("held_back", count().describedAs("Records that Kafka hides for it."))
                .with("since", Schema.ref(ContractSchemas.INSTANT))
                .optional("transactional_id", Schema.string());
    }

    /** Adds the properties of the status of connections. */
    public static Schema connections(Schema object) {
        Schema connections = Schema.object();
        for (Protocol protocol : Protocol.values()) {
            connections.with(protocol.label(), count());
        }
        return object.with(
                        "connections",
                        connections
                                .with("total", count())
                                .with("opened", count().describedAs("Since the start.")))
                .with("subscriptions", count())
                .with("delivered", counts(List.of("messages", "bytes")))
                .with(
                        "slow",
                        Schema.object()
                                .with("writing", count().describedAs("Sockets that are full."))
                                .with("fell_behind", count())
                                .with("conflated", count().describedAs("Records passed over."))
                                .with("disconnected", count())
                                .with("catching_up", count()));
    }

    /** Adds the properties of a page of history. */
    public static Schema history(Schema object) {
        return page(
                        object,
                        CHANGE,
                        Schema.string()
                                .describedAs("Given as before, pages on; absent at the end."))
                .with("complete_since", Schema.ref(ContractSchemas.INSTANT));
    }

    /** Adds the properties of a page of items of that name. */
    public static Schema page(Schema object, String items, Schema next) {
        return object.with("data", Schema.array(Schema.ref(items))).optional("next", next);
    }

    private static Schema counts(List<String> names) {
        Schema counts = Schema.object();
        names.forEach(name -> counts.with(name, count()));
        return counts;
    }

    private static Schema count() {
        return Schema.integer().atLeast(0);
    }
}
