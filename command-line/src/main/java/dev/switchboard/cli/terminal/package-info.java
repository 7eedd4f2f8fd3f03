/** Where a command reads from and writes to. */
@NullMarked
package dev.switchboard.cli.terminal;

import org.jspecify.annotations.NullMarked;
