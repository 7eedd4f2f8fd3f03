/** A running broadcast service for tests, and clients of its protocols that know no code of it. */
@NullMarked
package dev.switchboard.broadcast.client;

import org.jspecify.annotations.NullMarked;
