package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;

/**
 * Where a client resumes whose connection ends.
 *
 * @param feed the name of a feed that it subscribes to
 * @param cursor a cursor from which none of its subscriptions to that feed misses anything
 */
public record ResumePosition(String feed, Cursor cursor) {}
