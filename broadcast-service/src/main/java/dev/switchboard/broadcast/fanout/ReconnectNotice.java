package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Tells a client of a node that stops when and where to reconnect.
 *
 * @param delayMillis after how many milliseconds to reconnect
 * @param cursor the cursor to resume from; null unless the connection has just one subscription
 */
public record ReconnectNotice(long delayMillis, @Nullable Cursor cursor) {}
