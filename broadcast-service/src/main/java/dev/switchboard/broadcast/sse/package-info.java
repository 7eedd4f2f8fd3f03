/** Server-sent events at /events. */
@NullMarked
package dev.switchboard.broadcast.sse;

import org.jspecify.annotations.NullMarked;
