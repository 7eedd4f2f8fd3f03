/** The feeds of the router: the calls that it answered or passed on, and its servers. */
@NullMarked
package dev.switchboard.broadcast.router;

import org.jspecify.annotations.NullMarked;
