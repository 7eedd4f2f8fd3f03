package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.feed.ChangeLog;
import dev.switchboard.broadcast.feed.FeedView;
import java.util.function.BooleanSupplier;

/**
 * A feed as subscribers get it. Each has cursors of its own: they bear the id of its topic.
 *
 * @param name what its subscribers call it; no other feed has that name
 * @param log its most recent entries
 * @param view its latest entries, written by the thread that appends to the log
 * @param changeLog reads again what the log does not reach any more
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

    /** Where a subscription begins that is made now. */
    public StartPosition now() {
        return StartPosition.of(log.head());
    }
}
