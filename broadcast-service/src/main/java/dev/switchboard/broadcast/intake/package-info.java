/** Reads the topics of a feed into its view and its shared log: one thread a feed. */
@NullMarked
package dev.switchboard.broadcast.intake;

import org.jspecify.annotations.NullMarked;
