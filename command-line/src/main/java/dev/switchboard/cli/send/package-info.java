/** Sends one update. */
@NullMarked
package dev.switchboard.cli.send;

import org.jspecify.annotations.NullMarked;
