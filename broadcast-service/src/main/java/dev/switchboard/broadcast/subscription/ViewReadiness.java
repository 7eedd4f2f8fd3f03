package dev.switchboard.broadcast.subscription;

import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.web.problem.ProblemException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Refuses requests until the view is complete, because answers from an incomplete view may be
 * wrong.
 */
public final class ViewReadiness {

    /** When to retry. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private static final String DETAIL = "the view is being read from Kafka; retry later";

    private ViewReadiness() {}

    /** The problem for a caller while the view is incomplete. */
    public static Problem problem() {
        return Problem.of(ProblemKind.UNAVAILABLE, DETAIL);
    }

    /**
     * Lets a request pass when the view is complete.
     *
     * @throws ProblemException when it is not
     */
    public static void require(BooleanSupplier complete) {
        if (!complete.getAsBoolean()) {
            throw new ProblemException(ProblemKind.UNAVAILABLE, DETAIL, RETRY_AFTER);
        }
    }
}
