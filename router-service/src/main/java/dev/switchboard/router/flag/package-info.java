/** Feature flags: stored in PostgreSQL, read by every replica, evaluated in memory. */
@NullMarked
package dev.switchboard.router.flag;

import org.jspecify.annotations.NullMarked;
