/** STOMP 1.0 to 1.2 over WebSocket. */
@NullMarked
package dev.switchboard.broadcast.stomp;

import org.jspecify.annotations.NullMarked;
