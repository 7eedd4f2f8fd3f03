/** Prints, and is no command line. */
@NullMarked
package dev.switchboard.testkit.architecture.made.print;

import org.jspecify.annotations.NullMarked;
