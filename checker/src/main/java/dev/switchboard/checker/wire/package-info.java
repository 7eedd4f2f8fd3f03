/** Clients over plain sockets, which stall and cut exactly when they are told to. */
@NullMarked
package dev.switchboard.checker.wire;

import org.jspecify.annotations.NullMarked;
