/** Authenticated encryption of what leaves the process and comes back, or is stored. */
@NullMarked
package dev.switchboard.router.encryption;

import org.jspecify.annotations.NullMarked;
