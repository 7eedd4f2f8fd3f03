package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber asks for.
 *
 * @param limit how many changes {@link ReplayMode#HISTORY} replays
 * @param since go on from this cursor; comes before {@code replay}
 * @param maxRate messages a second at most, conflated; 0 for no bound
 * @param renewal how often to say the position; zero for never
 */
public record SubscriptionRequest(
        Filter filter,
        ReplayMode replay,
        int limit,
        @Nullable Cursor since,
        SlowPolicy slow,
        int maxRate,
        Duration renewal) {

    /** A live subscription without a past, conflated when slow. */
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
     * Where a client stands that has got nothing of this yet, and may come back to without missing
     * any of it.
     *
     * @param now where the log ends
     */
    public Cursor startingPoint(Cursor now) {
        if (since != null) {
            return since;
        }
        return replay == ReplayMode.NONE ? now : now.beginning();
    }

    /** Whether it asks for nothing of the past. */
    public boolean startsLive() {
        return since == null && replay == ReplayMode.NONE;
    }
}
