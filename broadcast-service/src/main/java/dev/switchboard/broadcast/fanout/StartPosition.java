package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;

/**
 * A position in the log: a subscription that starts here receives every change from here on.
 *
 * @param logPosition the log position of the next change
 * @param cursor covers all changes before it
 * @param era the era of the log that it belongs to
 */
public record StartPosition(long logPosition, Cursor cursor, int era) {

    static StartPosition of(SharedLog.Head head) {
        return new StartPosition(head.end(), head.cursor(), head.era());
    }
}
