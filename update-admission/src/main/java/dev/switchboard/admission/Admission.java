package dev.switchboard.admission;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.UpdateReader;
import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import java.time.Duration;
import java.util.List;

/** What came of an update that was handed in. */
public sealed interface Admission {

    /** The log has acknowledged it: it will reach every subscriber, under this message id. */
    record Accepted(ContractId contractId, MessageId messageId) implements Admission {}

    /**
     * It was not written, and would not be if it were sent again as it is.
     *
     * @param kind {@code MALFORMED_JSON}, {@code INVALID_UPDATE} or {@code TOO_LARGE}
     * @param detail one sentence for the sender
     * @param violations the broken rules, as {@link UpdateReader} tells them; empty unless the kind
     *     is {@code INVALID_UPDATE}
     */
    record Rejected(ProblemKind kind, String detail, List<Violation> violations)
            implements Admission {
        public Rejected {
            violations = List.copyOf(violations);
        }

        static Rejected malformed(String detail) {
            return new Rejected(ProblemKind.MALFORMED_JSON, detail, List.of());
        }

        static Rejected invalid(List<Violation> violations) {
            return new Rejected(
                    ProblemKind.INVALID_UPDATE,
                    "the update breaks " + rules(violations.size()),
                    violations);
        }

        private static String rules(int violations) {
            if (violations > UpdateReader.MOST_VIOLATIONS) {
                return "more than " + UpdateReader.MOST_VIOLATIONS + " rules";
            }
            return violations == 1 ? "a rule" : violations + " rules";
        }

        static Rejected tooLarge(String detail) {
            return new Rejected(ProblemKind.TOO_LARGE, detail, List.of());
        }
    }

    /**
     * It was not acknowledged: not in time, or more waits for the log than may. It may still have
     * been written, so the sender repeats it with the same idempotency key.
     *
     * @param detail one sentence for the sender
     * @param retryAfter when to try again
     */
    record Saturated(String detail, Duration retryAfter) implements Admission {

        /** More waits for the log than may. */
        public static Saturated full(Duration retryAfter) {
            return new Saturated("more updates wait for Kafka than this node holds", retryAfter);
        }
    }
}
