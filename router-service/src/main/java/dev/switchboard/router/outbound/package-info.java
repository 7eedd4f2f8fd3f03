/** The one guarded HTTP client for everything that leaves the router. */
@NullMarked
package dev.switchboard.router.outbound;

import org.jspecify.annotations.NullMarked;
