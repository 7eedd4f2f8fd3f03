package dev.switchboard.broadcast.dialect;

import dev.switchboard.broadcast.history.Progress;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.web.ProblemException;
import java.util.Optional;

/**
 * Where subscribers come in: once the view is complete, and until the node stops. Any thread.
 *
 * @see Readiness
 */
public final class Entrance {

    private static final String STOPPING = "this node stops; come again, to another one";

    private final Progress progress;
    private volatile boolean shut;

    public Entrance(Progress progress) {
        this.progress = progress;
    }

    /** From now on nobody is let in: the node stops. */
    public void shut() {
        shut = true;
    }

    /** What a subscriber is told that is not let in; empty where it is. */
    public Optional<Problem> refusal() {
        if (shut) {
            return Optional.of(Problem.of(ProblemKind.UNAVAILABLE, STOPPING));
        }
        return progress.isComplete() ? Optional.empty() : Optional.of(Readiness.problem());
    }

    /**
     * Lets a subscriber in.
     *
     * @throws ProblemException when it is not let in
     */
    public void require() {
        Readiness.require(progress);
        if (shut) {
            throw new ProblemException(ProblemKind.UNAVAILABLE, STOPPING, Readiness.RETRY_AFTER);
        }
    }
}
