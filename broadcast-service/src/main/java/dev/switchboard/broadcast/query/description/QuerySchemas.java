package dev.switchboard.broadcast.query.description;

import dev.switchboard.broadcast.feed.HistoryQuery;
import dev.switchboard.broadcast.subscription.Protocol;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.model.schema.FeedSchemas;
import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.model.schema.RouterSchemas;
import dev.switchboard.model.schema.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Schemas of what queries take and answer. */
public final class QuerySchemas {

    static final String CONTRACTS = "ContractsPage";
    static final String HISTORY = "HistoryPage";
    static final String CALLS = "CallsPage";
    static final String STATUS = "SystemStatus";
    static final String CONNECTIONS = "ConnectionsStatus";
    static final String LIMIT = "Limit";

    /** An update as an item of a list. */
    static final String UPDATE = "RecordedUpdate";

    private static final String CALL = "RecordedCall";
    private static final String CHANGE = "RecordedChange";
    private static final String REMOVAL = "RecordedRemoval";

    private QuerySchemas() {}

    public static NamedSchemas all() {
        return new NamedSchemas(
                Map.of(
                        CONTRACTS,
                        page(UPDATE, Schema.ref(ContractSchemas.ID)),
                        HISTORY,
                        history(CHANGE),
                        CALLS,
                        history(CALL),
                        CALL,
                        recorded(RouterSchemas.call()),
                        STATUS,
                        status(),
                        CONNECTIONS,
                        connections(),
                        LIMIT,
                        Schema.integer()
                                .between(1, HistoryQuery.MAX_LIMIT)
                                .otherwise(HistoryQuery.DEFAULT_LIMIT),
                        CHANGE,
                        Schema.either(Schema.ref(UPDATE), Schema.ref(REMOVAL)),
                        UPDATE,
                        recorded(
                                id().with("location", Schema.ref(ContractSchemas.LOCATION))
                                        .with("status", Schema.ref(ContractSchemas.STATUS))
                                        .with("timestamp", instant())),
                        REMOVAL,
                        recorded(id().with("removed", Schema.truth()))));
    }

    private static Schema history(String items) {
        return page(
                        items,
                        Schema.string()
                                .describedAs("Given as before, pages on; absent at the end."))
                .with("complete_since", instant());
    }

    private static Schema page(String items, Schema next) {
        return Schema.object().with("data", Schema.array(Schema.ref(items))).optional("next", next);
    }

    private static Schema id() {
        return Schema.object().with("contract_id", Schema.ref(ContractSchemas.ID));
    }

    private static Schema recorded(Schema change) {
        return change.with("id", Schema.ref(FeedSchemas.MESSAGE_ID)).with("recorded_at", instant());
    }

    private static Schema status() {
        return Schema.object()
                .with("status", Schema.label(List.of("ready", "starting")))
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
                .with("now", instant())
                .with("started_at", instant())
                .with("uptime_seconds", count());
    }

    private static Schema openTransaction() {
        return Schema.object()
                .with("partition", count().describedAs("Of contract.updates."))
                .with("held_back", count().describedAs("Records that Kafka hides for it."))
                .with("since", instant())
                .optional("transactional_id", Schema.string());
    }

    private static Schema connections() {
        return Schema.object()
                .with(
                        "connections",
                        counts(Arrays.stream(Protocol.values()).map(Protocol::label).toList())
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

    private static Schema counts(List<String> names) {
        Schema counts = Schema.object();
        names.forEach(name -> counts.with(name, count()));
        return counts;
    }

    private static Schema count() {
        return Schema.integer().atLeast(0);
    }

    private static Schema instant() {
        return Schema.ref(ContractSchemas.INSTANT);
    }
}
