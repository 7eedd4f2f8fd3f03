package dev.switchboard.broadcast.dialect;

import dev.switchboard.broadcast.fanout.ReplayMode;
import dev.switchboard.broadcast.fanout.SlowPolicy;
import dev.switchboard.broadcast.history.HistoryQuery;
import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.model.schema.FeedSchemas;
import dev.switchboard.model.schema.Schema;

/** The parameters of a subscription, with their names in queries and in JSON. */
public enum SubscriptionParameter {
    CONTRACTS("contract_id", "contract_ids"),
    LOCATIONS("location", "locations"),
    REPLAY("replay", "replay"),
    LIMIT("limit", "limit"),
    SINCE("since", "since"),
    SLOW("slow", "slow"),
    MAX_RATE("max-rate", "max_rate");

    /** Messages a second that can be asked for at most. */
    static final int MAX_RATE_LIMIT = 100_000;

    private final String inQuery;
    private final String inJson;

    SubscriptionParameter(String inQuery, String inJson) {
        this.inQuery = inQuery;
        this.inJson = inJson;
    }

    /** The name in queries and headers. */
    public String inQuery() {
        return inQuery;
    }

    /** The name in JSON. */
    public String inJson() {
        return inJson;
    }

    /** Whether several values can be given. */
    public boolean isRepeatable() {
        return this == CONTRACTS || this == LOCATIONS;
    }

    /** One value. */
    public Schema schema() {
        return switch (this) {
            case CONTRACTS -> Schema.ref(ContractSchemas.ID);
            case LOCATIONS -> Schema.ref(ContractSchemas.LOCATION);
            case SINCE -> Schema.ref(FeedSchemas.CURSOR);
            case REPLAY -> Schema.label(ReplayMode.labels()).otherwise(ReplayMode.NONE.label());
            case SLOW -> Schema.label(SlowPolicy.labels()).otherwise(SlowPolicy.CONFLATE.label());
            case LIMIT ->
                    Schema.integer()
                            .between(1, HistoryQuery.MAX_LIMIT)
                            .otherwise(HistoryQuery.DEFAULT_LIMIT);
            case MAX_RATE -> Schema.integer().between(1, MAX_RATE_LIMIT);
        };
    }

    /** All that can be given in queries and headers, with what it means. */
    public Schema parameter() {
        Schema one = schema();
        return switch (this) {
            case CONTRACTS, LOCATIONS -> Schema.array(one).describedAs(meaning());
            // a reference bears no description itself
            case SINCE -> Schema.either(one).describedAs(meaning());
            case REPLAY, LIMIT, SLOW, MAX_RATE -> one.describedAs(meaning());
        };
    }

    /** What can be given in a header, whose value is always a text, with what it means. */
    public Schema header() {
        return switch (this) {
            case LIMIT, MAX_RATE -> Schema.string().matching("\\d+").describedAs(meaning());
            case CONTRACTS, LOCATIONS, REPLAY, SINCE, SLOW -> parameter();
        };
    }

    /** What it means, in a sentence. */
    public String meaning() {
        return switch (this) {
            case CONTRACTS -> "Only these contracts.";
            case LOCATIONS -> "Only these locations; with contracts, both must hold.";
            case REPLAY ->
                    "What to be told of the past: nothing, the latest of every contract, or the"
                            + " last changes.";
            case LIMIT -> "How many changes replay=history replays.";
            case SINCE ->
                    "Everything since this cursor. Where that can't be had the whole state"
                            + " follows.";
            case SLOW ->
                    "What to do when this subscriber is further behind than memory reaches: skip"
                            + " to the latest of each contract, send all of it, or close.";
            case MAX_RATE -> "No more messages a second than that, conflated.";
        };
    }
}
