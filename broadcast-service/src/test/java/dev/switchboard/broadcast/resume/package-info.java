/** Clients that are cut and come back elsewhere. */
@NullMarked
package dev.switchboard.broadcast.resume;

import org.jspecify.annotations.NullMarked;
