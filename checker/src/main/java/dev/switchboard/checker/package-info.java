/**
 * A stress test that finds faults by itself: random producers, unreliable subscribers, a verdict.
 */
@NullMarked
package dev.switchboard.checker;

import org.jspecify.annotations.NullMarked;
