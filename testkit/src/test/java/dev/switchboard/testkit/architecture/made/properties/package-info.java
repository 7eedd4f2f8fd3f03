/** Has properties that can change. */
@NullMarked
package dev.switchboard.testkit.architecture.made.properties;

import org.jspecify.annotations.NullMarked;
