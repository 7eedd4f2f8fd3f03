/** What a client may ask for, read from its parameters, and whether it is let in. */
@NullMarked
package dev.switchboard.broadcast.subscription;

import org.jspecify.annotations.NullMarked;
