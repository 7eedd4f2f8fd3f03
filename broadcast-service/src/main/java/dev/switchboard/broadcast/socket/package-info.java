/** Plain JSON over WebSocket at /ws. */
@NullMarked
package dev.switchboard.broadcast.socket;

import org.jspecify.annotations.NullMarked;
