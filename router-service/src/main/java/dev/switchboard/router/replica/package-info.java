/** The replicas of the router: who they are, and requests that one forwards to another. */
@NullMarked
package dev.switchboard.router.replica;

import org.jspecify.annotations.NullMarked;
