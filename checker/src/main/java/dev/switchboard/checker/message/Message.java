package dev.switchboard.checker.message;

import dev.switchboard.model.contract.ContractUpdate;
import org.jspecify.annotations.Nullable;

/** What a subscriber was told. Cursors are the texts as they came. */
public sealed interface Message {

    /** What a {@link Changed} says of its contract. */
    enum Kind {
        UPDATED,
        REMOVED,
        LEFT
    }

    /** The first thing on a connection: where a subscriber stands who is cut right now. */
    record Welcome(String cursor) implements Message {}

    /** The answer to the command {@code subscribe}: from now on only what it asked for. */
    record Subscribed(String cursor) implements Message {}

    /**
     * Of a contract.
     *
     * @param update what is true now; null unless the kind is {@code UPDATED}
     * @param id the message id
     */
    record Changed(
            Kind kind,
            String contractId,
            @Nullable ContractUpdate update,
            String id,
            String cursor,
            boolean replayed,
            boolean test)
            implements Message {}

    record ReplayBegin(boolean snapshot, boolean recovered) implements Message {}

    record ReplayComplete(String cursor) implements Message {}

    record Missed(long count, String cursor) implements Message {}

    /** A heart-beat, or a position of STOMP, or an event of SSE that has only an id. */
    record Position(String cursor) implements Message {}

    /**
     * The node stops: the subscriber shall come back.
     *
     * @param delayMillis after how long
     * @param cursor the position to come back with; null where the connection has several
     */
    record Reconnect(long delayMillis, @Nullable String cursor) implements Message {}

    /**
     * An error.
     *
     * @param cursor the position to come back with; null where it names none
     */
    record Refusal(String text, @Nullable String cursor) implements Message {}

    /**
     * The Java client has come back by itself, from where it was.
     *
     * @param why it had to
     */
    record Again(String why) implements Message {}

    /** An answer to a command, or something else that says nothing of contracts. */
    record Answer(String type) implements Message {}
}
