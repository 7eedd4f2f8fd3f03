/** Keeps every rule, and uses the package below. */
@NullMarked
package dev.switchboard.testkit.architecture.made.sound.above;

import org.jspecify.annotations.NullMarked;
