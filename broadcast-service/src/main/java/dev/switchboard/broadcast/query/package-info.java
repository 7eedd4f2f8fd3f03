/** REST queries. */
@NullMarked
package dev.switchboard.broadcast.query;

import org.jspecify.annotations.NullMarked;
