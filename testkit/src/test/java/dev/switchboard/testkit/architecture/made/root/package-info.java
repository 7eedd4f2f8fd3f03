/** Uses the package that holds the whole of a plan. */
@NullMarked
package dev.switchboard.testkit.architecture.made.root;

import org.jspecify.annotations.NullMarked;
