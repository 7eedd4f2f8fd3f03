/** Sends the updates of a file, in order for each contract. */
@NullMarked
package dev.switchboard.cli.replay;

import org.jspecify.annotations.NullMarked;
