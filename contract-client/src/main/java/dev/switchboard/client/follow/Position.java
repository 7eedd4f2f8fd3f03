package dev.switchboard.client.follow;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where to go on after a break. Every message says where one stands after it; those of a snapshot
 * and those after {@code missed} bear the cursor from before the burst, so that taking each
 * message's cursor, once it was told, is all there is to do. Until a replay that was asked for at
 * the beginning is complete there is no place to go on from: it is asked for again.
 *
 * <p>Written by the following's thread, read by any.
 */
final class Position {

    private volatile @Nullable String cursor;

    /** Whether the replay that everything begins with was not told to its end. */
    private boolean owed;

    Position(Start start) {
        this.cursor = start instanceof Start.Since(String since) ? since : null;
        this.owed = start instanceof Start.Latest || start instanceof Start.History;
    }

    /** Whether a connection made from here begins with a replay. */
    boolean promisesReplay() {
        return owed || cursor != null;
    }

    /** Whether the replay that everything begins with is still to be told to its end. */
    boolean isOwed() {
        return owed;
    }

    /** Everything up to there was told. */
    void at(String place) {
        if (!owed) {
            cursor = place;
        }
    }

    /** A replay was told to its end. */
    void completed(String place) {
        owed = false;
        cursor = place;
    }

    @Nullable String cursor() {
        return cursor;
    }

    Optional<String> known() {
        return Optional.ofNullable(cursor);
    }
}
