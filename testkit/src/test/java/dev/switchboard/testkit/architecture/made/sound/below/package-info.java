/** Keeps every rule. */
@NullMarked
package dev.switchboard.testkit.architecture.made.sound.below;

import org.jspecify.annotations.NullMarked;
