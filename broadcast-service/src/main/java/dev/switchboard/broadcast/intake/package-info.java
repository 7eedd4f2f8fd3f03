/** Reads contract.history and test updates into the view and the shared log: one thread. */
@NullMarked
package dev.switchboard.broadcast.intake;

import org.jspecify.annotations.NullMarked;
