/** Feature flags: kept in PostgreSQL, known to every replica, asked for in memory. */
@NullMarked
package dev.switchboard.router.flag;

import org.jspecify.annotations.NullMarked;
