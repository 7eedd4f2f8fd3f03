package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;

/**
 * A moment of the log: a subscription that starts here gets every change from here on.
 *
 * @param logPosition the log position of the next change
 * @param cursor what covers all changes before it
 * @param era which topic it belongs to
 */
public record StartPosition(long logPosition, Cursor cursor, int era) {

    static StartPosition of(SharedLog.Head head) {
        return new StartPosition(head.end(), head.cursor(), head.era());
    }
}
