/** Has a name that says nothing. */
@NullMarked
package dev.switchboard.testkit.architecture.made.util;

import org.jspecify.annotations.NullMarked;
