package dev.switchboard.broadcast.router;

import dev.switchboard.broadcast.subscription.FeedNames;
import dev.switchboard.broadcast.subscription.FeedNames.FilterName;
import dev.switchboard.model.router.CallOutcome;
import dev.switchboard.model.router.ServerName;
import dev.switchboard.model.schema.RouterSchemas;
import java.util.List;
import java.util.Optional;

/** How clients name the router's feeds, and what they filter these by. */
public final class RouterFeedNames {

    /** The name of the feed of calls. */
    public static final String CALLS_FEED = "calls";

    /** The name of the feed of servers. */
    public static final String SERVERS_FEED = "servers";

    public static final FilterName SERVER_OF_CALL = byServer(CALLS_FEED);

    public static final FilterName OUTCOME =
            new FilterName(
                    "call-outcomes",
                    "outcome",
                    "outcomes",
                    RouterSchemas.OUTCOME,
                    _ -> Optional.empty(),
                    CallOutcome.labels());

    /** The feed of calls: its keys are servers, its groups outcomes. */
    public static final FeedNames CALLS = new FeedNames(SERVER_OF_CALL, OUTCOME);

    /** The feed of servers. */
    public static final FeedNames SERVERS = new FeedNames(byServer(SERVERS_FEED));

    private RouterFeedNames() {}

    private static FilterName byServer(String collection) {
        return new FilterName(
                collection,
                "server",
                "servers",
                RouterSchemas.SERVER_NAME,
                ServerName::fault,
                List.of());
    }
}
