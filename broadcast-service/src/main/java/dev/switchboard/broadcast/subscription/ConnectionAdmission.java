package dev.switchboard.broadcast.subscription;

import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.TooManySubscriptionsException;
import dev.switchboard.broadcast.feed.ReadProgress;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import java.util.Optional;

/**
 * Admits subscribers: once the view is complete, while there is room for them, and until the node
 * stops. Any thread.
 *
 * @see ViewReadiness
 */
public final class ConnectionAdmission {

    private static final String STOPPING = "this node stops; connect to another one";

    private static final String FAILED =
            "this node has failed and must be restarted; connect to another one";

    private final ReadProgress progress;
    private final Fanout fanout;
    private volatile boolean shut;

    public ConnectionAdmission(ReadProgress progress, Fanout fanout) {
        this.progress = progress;
        this.fanout = fanout;
    }

    /** Admits no more subscribers: the node stops. */
    public void shut() {
        shut = true;
    }

    /**
     * The problem for a subscriber that is not admitted; empty if it is. Each reason is temporary
     * or holds for this node only.
     */
    public Optional<Problem> refusal() {
        if (shut) {
            return refusal(STOPPING);
        }
        if (fanout.hasFailed()) {
            return refusal(FAILED);
        }
        if (!progress.isComplete()) {
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
