/** A running broadcast service for tests, what feeds it, and what its clients send. */
@NullMarked
package dev.switchboard.broadcast.client;

import org.jspecify.annotations.NullMarked;
