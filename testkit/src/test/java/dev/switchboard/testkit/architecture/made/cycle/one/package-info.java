/** One half of a cycle. */
@NullMarked
package dev.switchboard.testkit.architecture.made.cycle.one;

import org.jspecify.annotations.NullMarked;
