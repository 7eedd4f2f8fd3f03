/** A feed in memory, whatever it is about: its entries, its view, and how its topic is read. */
@NullMarked
package dev.switchboard.broadcast.feed;

import org.jspecify.annotations.NullMarked;
