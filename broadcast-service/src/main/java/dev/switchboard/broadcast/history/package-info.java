/** What is true and what was: the latest change of each contract, and the recent changes. */
@NullMarked
package dev.switchboard.broadcast.history;

import org.jspecify.annotations.NullMarked;
