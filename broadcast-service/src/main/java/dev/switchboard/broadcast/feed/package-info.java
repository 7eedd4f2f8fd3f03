/** A feed in memory, of whatever subject: its entries, its view, and how its topic is read. */
@NullMarked
package dev.switchboard.broadcast.feed;

import org.jspecify.annotations.NullMarked;
