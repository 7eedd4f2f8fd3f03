/**
 * The view of contract.history: its changes, how they are read and counted, and the idempotency
 * keys that were used.
 */
@NullMarked
package dev.switchboard.broadcast.history;

import org.jspecify.annotations.NullMarked;
