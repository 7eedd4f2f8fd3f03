package dev.switchboard.broadcast.subscription;

import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.TooManySubscriptionsException;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import java.util.Optional;

/**
 * Admits subscribers: once the view of their feed is complete, while there is room for them, and
 * until the node stops. Any thread.
 *
 * @see ViewReadiness
 */
public final class ConnectionAdmission {

    private static final String STOPPING = "this node stops; connect to another one";

    private static final String FAILED =
            "this node has failed and must be restarted; connect to another one";

    private final Fanout fanout;
    private volatile boolean shut;

    public ConnectionAdmission(Fanout fanout) {
        this.fanout = fanout;
    }

    /** Admits no more subscribers: the node stops. */
    public void shut() {
        shut = true;
    }

    /**
     * The problem for a subscriber of a feed that is not admitted; empty if it is. Each reason is
     * temporary or holds for this node only.
     */
    public Optional<Problem> refusal(SubscribableFeed feed) {
        if (shut) {
            return refusal(STOPPING);
        }
        if (fanout.hasFailed()) {
            return refusal(FAILED);
        }
        if (!feed.isComplete()) {
            return Optional.of(ViewReadiness.problem());
        }
        return fanout.isFull()
                ? refusal(TooManySubscriptionsException.NODE_IS_FULL)
                : Optional.empty();
    }

    private static Optional<Problem> refusal(String detail) {
        return Optional.of(Problem.of(ProblemKind.UNAVAILABLE, detail));
    }
}
