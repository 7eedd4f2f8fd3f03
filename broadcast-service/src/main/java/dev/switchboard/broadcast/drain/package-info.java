/** The end of a node's service: nobody new is let in, and everybody there is told to come back. */
@NullMarked
package dev.switchboard.broadcast.drain;

import org.jspecify.annotations.NullMarked;
