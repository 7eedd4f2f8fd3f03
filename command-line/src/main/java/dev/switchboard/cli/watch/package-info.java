/** Shows updates as they come, and comes back after a break. */
@NullMarked
package dev.switchboard.cli.watch;

import org.jspecify.annotations.NullMarked;
