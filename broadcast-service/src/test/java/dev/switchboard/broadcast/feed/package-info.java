/** A feed that is not of contracts, on every protocol. */
@NullMarked
package dev.switchboard.broadcast.feed;

import org.jspecify.annotations.NullMarked;
