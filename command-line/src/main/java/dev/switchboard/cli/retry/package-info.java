/** How long to wait before another try. */
@NullMarked
package dev.switchboard.cli.retry;

import org.jspecify.annotations.NullMarked;
