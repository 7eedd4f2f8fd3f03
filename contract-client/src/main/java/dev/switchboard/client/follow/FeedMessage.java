package dev.switchboard.client.follow;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A message of {@code /ws}. */
sealed interface FeedMessage {

    /** What was asked for begins. */
    record Subscribed(String cursor) implements FeedMessage {}

    /** Something happened to a contract. */
    record Changed(Change change) implements FeedMessage {}

    /** A test update. */
    record Tested(Change.Updated test) implements FeedMessage {}

    /**
     * Something happened to a contract that this client has no words for.
     *
     * @param contractId null where not even that can be read
     */
    record Beyond(@Nullable ContractId contractId, String cursor, String what)
            implements FeedMessage {}

    record ReplayBegin(boolean snapshot, boolean recovered) implements FeedMessage {}

    record ReplayComplete(String cursor) implements FeedMessage {}

    record Missed(long count, String cursor) implements FeedMessage {}

    /** Nothing happened; the cursor is newer than the one before. */
    record Position(String cursor) implements FeedMessage {}

    /** The node stops. */
    record Reconnect(Duration delay, String cursor) implements FeedMessage {}

    /**
     * Something can't be done.
     *
     * @param cursor where to go on, where the server ends the connection; else null
     */
    record Fault(Problem problem, @Nullable String cursor) implements FeedMessage {

        /** Whether it is about what was asked for: asking again would not help. */
        boolean isForGood() {
            return problem.type().contains(":invalid-");
        }
    }

    /** It says nothing of contracts, or nothing that is known here. */
    record Other() implements FeedMessage {}
}
