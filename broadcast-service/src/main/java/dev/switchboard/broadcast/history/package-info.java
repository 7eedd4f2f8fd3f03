/** The feed of contracts: its entries, how they are read, counted, and which keys were used. */
@NullMarked
package dev.switchboard.broadcast.history;

import org.jspecify.annotations.NullMarked;
