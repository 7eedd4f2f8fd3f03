package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told whose node stops.
 *
 * @param delayMillis after how many milliseconds to come back
 * @param cursor the place to come back to; null unless the connection has just one subscription
 */
public record ReconnectNotice(long delayMillis, @Nullable Cursor cursor) {}
