/** What the service says of itself and of its history, the same on every protocol. */
@NullMarked
package dev.switchboard.broadcast.status;

import org.jspecify.annotations.NullMarked;
