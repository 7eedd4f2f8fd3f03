/** Reads and checks the parameters of subscriptions, and admits subscribers. */
@NullMarked
package dev.switchboard.broadcast.subscription;

import org.jspecify.annotations.NullMarked;
