package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber requests.
 *
 * @param limit how many changes {@link ReplayMode#HISTORY} replays
 * @param since the cursor to resume from; takes precedence over {@code replay}
 * @param maxRate messages a second at most, conflated; 0 for no limit
 * @param renewal how often to send the position; zero for never
 */
public record SubscriptionRequest(
        Filter filter,
        ReplayMode replay,
        int limit,
        @Nullable Cursor since,
        SlowPolicy slow,
        int maxRate,
        Duration renewal) {

    /** A live subscription without a replay, conflated when slow. */
    public static SubscriptionRequest live(Filter filter, Duration renewal) {
        return new SubscriptionRequest(
                filter, ReplayMode.NONE, 0, null, SlowPolicy.CONFLATE, 0, renewal);
    }

    /** The same request with another filter and renewal. */
    public SubscriptionRequest with(Filter otherFilter, Duration otherRenewal) {
        return new SubscriptionRequest(
                otherFilter, replay, limit, since, slow, maxRate, otherRenewal);
    }

    /**
     * The cursor of a client that has received nothing of this yet: if it resumes from it, it
     * misses nothing.
     *
     * @param now the cursor at the end of the log
     */
    public Cursor startingPoint(Cursor now) {
        if (since != null) {
            return since;
        }
        return replay == ReplayMode.NONE ? now : now.beginning();
    }

    /** Whether it requests no replay. */
    public boolean startsLive() {
        return since == null && replay == ReplayMode.NONE;
    }
}
