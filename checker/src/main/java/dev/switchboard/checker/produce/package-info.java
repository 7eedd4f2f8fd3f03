/** Producers, and what must become of all that they send. */
@NullMarked
package dev.switchboard.checker.produce;

import org.jspecify.annotations.NullMarked;
