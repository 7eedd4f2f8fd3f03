/** The commands send, watch and replay: thin clients of REST and /ws. */
@NullMarked
package dev.switchboard.cli;

import org.jspecify.annotations.NullMarked;
