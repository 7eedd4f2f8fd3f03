/** The bodies of messages, the same on every protocol. */
@NullMarked
package dev.switchboard.broadcast.message;

import org.jspecify.annotations.NullMarked;
