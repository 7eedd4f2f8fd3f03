/** Takes updates from any edge: validates them, has them written, says what came of it. */
@NullMarked
package dev.switchboard.admission;

import org.jspecify.annotations.NullMarked;
