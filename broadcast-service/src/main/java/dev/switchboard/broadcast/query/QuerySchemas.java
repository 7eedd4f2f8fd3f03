package dev.switchboard.broadcast.query;

import dev.switchboard.broadcast.dialect.StatusSchemas;
import dev.switchboard.broadcast.history.HistoryQuery;
import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.model.schema.Schema;
import java.util.Map;

/** Schemas of what queries take and answer. */
final class QuerySchemas {

    static final String CONTRACTS = "ContractsPage";
    static final String HISTORY = "HistoryPage";
    static final String STATUS = "SystemStatus";
    static final String CONNECTIONS = "ConnectionsStatus";
    static final String LIMIT = "Limit";

    private QuerySchemas() {}

    static NamedSchemas all() {
        return new NamedSchemas(
                Map.of(
                        CONTRACTS,
                        StatusSchemas.page(
                                Schema.object(),
                                StatusSchemas.UPDATE,
                                Schema.ref(ContractSchemas.ID)),
                        HISTORY,
                        StatusSchemas.history(Schema.object()),
                        STATUS,
                        StatusSchemas.system(Schema.object()),
                        CONNECTIONS,
                        StatusSchemas.connections(Schema.object()),
                        LIMIT,
                        Schema.integer()
                                .between(1, HistoryQuery.MAX_LIMIT)
                                .otherwise(HistoryQuery.DEFAULT_LIMIT)));
    }
}
