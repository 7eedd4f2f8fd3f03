package dev.switchboard.cli.watch;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What to follow, as the parameters of {@code /ws}; null stands for what the server does anyway.
 */
record Subscription(
        URI feed,
        List<String> contracts,
        List<String> locations,
        @Nullable Replay replay,
        @Nullable String since,
        @Nullable SlowPolicy slow,
        @Nullable Integer maxRate) {

    /** The same from that cursor on. A replay is not asked for again: the cursor continues it. */
    Subscription from(String cursor) {
        return new Subscription(feed, contracts, locations, null, cursor, slow, maxRate);
    }

    /** Whether it begins at a known point rather than with whatever comes next. */
    boolean isAnchored() {
        return since != null || replay != null;
    }

    /** The address to connect to. */
    URI uri() {
        StringJoiner query = new StringJoiner("&");
        contracts.forEach(contract -> add(query, "contract_id", contract));
        locations.forEach(location -> add(query, "location", location));
        add(query, "replay", replay);
        add(query, "since", since);
        add(query, "slow", slow);
        add(query, "max-rate", maxRate);
        if (query.length() == 0) {
            return feed;
        }
        return URI.create(feed + (feed.getRawQuery() == null ? "?" : "&") + query);
    }

    private static void add(StringJoiner query, String name, @Nullable Object value) {
        if (value != null) {
            query.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }
}
