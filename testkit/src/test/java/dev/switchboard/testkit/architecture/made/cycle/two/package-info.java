/** The other half of a cycle. */
@NullMarked
package dev.switchboard.testkit.architecture.made.cycle.two;

import org.jspecify.annotations.NullMarked;
