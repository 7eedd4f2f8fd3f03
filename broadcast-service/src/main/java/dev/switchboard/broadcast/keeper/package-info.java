/**
 * Turns what producers said (contract.updates) into what is true (contract.history), exactly once.
 */
@NullMarked
package dev.switchboard.broadcast.keeper;

import org.jspecify.annotations.NullMarked;
