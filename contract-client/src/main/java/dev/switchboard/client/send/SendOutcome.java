package dev.switchboard.client.send;

import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.client.rest.FailureKind;
import dev.switchboard.client.rest.Problems;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.Violation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending an update or a removal. Look at it: a refusal is no exception. Who has
 * nothing to do about one calls {@link #orElseThrow}.
 */
public sealed interface SendOutcome {

    /** The key that every attempt bore. */
    String idempotencyKey();

    /**
     * What the server said when it took it.
     *
     * @throws CallFailedException when it was refused or not acknowledged
     */
    Accepted orElseThrow();

    /**
     * Kafka has it: it is not lost any more, and will reach every subscriber.
     *
     * @param messageId under which subscribers get it, such as {@code contracts-0-1532}; where an
     *     earlier attempt had arrived unanswered, subscribers get it under the id of that one
     */
    record Accepted(ContractId contractId, String messageId, String idempotencyKey)
            implements SendOutcome {
        @Override
        public Accepted orElseThrow() {
            return this;
        }
    }

    /** The server will never take it like this. */
    record Refused(Problem problem, String idempotencyKey) implements SendOutcome {

        /** Every rule that it breaks. */
        public List<Violation> violations() {
            return problem.violations();
        }

        @Override
        public Accepted orElseThrow() {
            throw CallFailedException.of(problem);
        }
    }

    /**
     * It was tried as long as the {@link dev.switchboard.client.retry.RetryPolicy} allows, and not
     * acknowledged; or what answers is no Switchboard, or a proxy that lets nobody through, and
     * then it was tried once. It may have been taken all the same: send it again under the same
     * key, and it counts once. Where it had not been taken it then comes behind what was accepted
     * meanwhile: do it only if nothing newer of its contract was sent.
     *
     * @param kind why; {@code NOT_REACHED} where it can't have been taken
     * @param why in words
     * @param problem what the server said at last; null where it did not answer, or no Switchboard
     *     did
     * @param retryAfter how long the server asks to wait; zero where it does not
     */
    record Unacknowledged(
            FailureKind kind,
            String why,
            @Nullable Problem problem,
            Duration retryAfter,
            String idempotencyKey)
            implements SendOutcome {
        @Override
        public Accepted orElseThrow() {
            String words = problem == null ? why : Problems.inWords(problem);
            throw new CallFailedException(
                    kind, "not acknowledged, key %s: %s".formatted(idempotencyKey, words), problem);
        }
    }
}
