/** Drains a node before it stops: admits no new clients and tells all others to reconnect. */
@NullMarked
package dev.switchboard.broadcast.drain;

import org.jspecify.annotations.NullMarked;
