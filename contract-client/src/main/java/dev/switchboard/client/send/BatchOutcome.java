package dev.switchboard.client.send;

import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.client.rest.FailureKind;
import dev.switchboard.client.rest.Problems;
import dev.switchboard.model.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of sending many updates. */
public sealed interface BatchOutcome {

    /** How many of the refused are kept. */
    int LISTED = 1_000;

    /** How many Kafka has. */
    long accepted();

    /** How many were refused. */
    long refused();

    /** The first {@value #LISTED} that were refused, by line. */
    List<Refusal> refusals();

    /** Under which the same updates, sent again in the same order, count once. */
    String idempotencyKey();

    /**
     * This, when every update was accepted.
     *
     * @throws CallFailedException when one was refused, or not acknowledged
     */
    default BatchOutcome orElseThrow() {
        if (this instanceof Stopped stopped) {
            Problem problem = stopped.problem();
            String why = problem == null ? stopped.why() : Problems.inWords(problem);
            throw new CallFailedException(
                    stopped.kind(),
                    "stopped at line %d, key %s: %s"
                            .formatted(stopped.line(), idempotencyKey(), why),
                    problem);
        }
        if (refused() > 0) {
            throw new CallFailedException(
                    FailureKind.REFUSED,
                    "%d of %d refused, the first at %s"
                            .formatted(
                                    refused(),
                                    refused() + accepted(),
                                    refusals().stream()
                                            .map(Refusal::toString)
                                            .findFirst()
                                            .orElse("an unknown line")),
                    null);
        }
        return this;
    }

    /** Each was taken or refused. */
    record Complete(long accepted, long refused, List<Refusal> refusals, String idempotencyKey)
            implements BatchOutcome {
        public Complete {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * It went no further: some update was not acknowledged for as long as it was tried, the server
     * would take no more, there was no reading on, or the thread was interrupted (it still is).
     * Those before that line are counted; of those from it on, some may have been taken. Sent again
     * from the beginning under the same key, nothing is doubled.
     *
     * @param line the first that is neither known to be taken nor refused, from 0
     * @param kind why
     * @param why in words
     * @param problem what the server said; null where it did not answer
     */
    record Stopped(
            long accepted,
            long refused,
            List<Refusal> refusals,
            String idempotencyKey,
            long line,
            FailureKind kind,
            String why,
            @Nullable Problem problem)
            implements BatchOutcome {
        public Stopped {
            refusals = List.copyOf(refusals);
        }
    }
}
