/** Measures fan-out: ours, the floor and peers side by side, in turns. */
@NullMarked
package dev.switchboard.bench;

import org.jspecify.annotations.NullMarked;
