/**
 * Validates the records of contract.updates and writes the valid ones to contract.history, exactly
 * once.
 */
@NullMarked
package dev.switchboard.broadcast.keeper;

import org.jspecify.annotations.NullMarked;
