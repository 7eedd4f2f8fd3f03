package dev.switchboard.broadcast.subscription;

/**
 * The parameters of a subscription, with their names in queries and in JSON; {@link FeedNames} has
 * those for the keys and groups of each feed.
 */
public enum SubscriptionParameter {
    KEYS("key", "keys"),
    GROUPS("group", "groups"),
    REPLAY("replay", "replay"),
    LIMIT("limit", "limit"),
    SINCE("since", "since"),
    SLOW("slow", "slow"),
    MAX_RATE("max-rate", "max_rate");

    /** The largest rate that can be requested, in messages a second. */
    public static final int MAX_RATE_LIMIT = 100_000;

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
        return this == KEYS || this == GROUPS;
    }
}
