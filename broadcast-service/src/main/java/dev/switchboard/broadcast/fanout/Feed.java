package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.feed.ChangeLog;
import dev.switchboard.broadcast.feed.FeedView;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * A feed as its subscribers use it. Each has cursors of its own, which contain the id of its topic.
 *
 * @param name its unique name for subscribers
 * @param log its most recent entries
 * @param view its latest entries, written by the thread that appends to the log
 * @param changeLog reads entries from Kafka that the log no longer holds
 * @param complete whether the view is complete; while it is not, replays wait
 */
public record Feed(
        String name,
        SharedLog log,
        FeedView<?> view,
        ChangeLog<?> changeLog,
        BooleanSupplier complete) {

    /** The name of the feed of contracts. */
    public static final String CONTRACTS = "contracts";

    /** Part of a path; {@code /ws/status} is another thing. */
    private static final Pattern NAME = Pattern.compile("(?!status$)[a-z][a-z0-9-]*");

    public Feed {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a feed cannot be named " + name);
        }
    }

    /** The start position of a subscription that is made now. */
    public StartPosition now() {
        return StartPosition.of(log.head());
    }
}
