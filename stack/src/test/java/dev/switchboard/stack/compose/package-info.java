/** The compose file: what it says, and what it describes run as processes. */
@NullMarked
package dev.switchboard.stack.compose;

import org.jspecify.annotations.NullMarked;
