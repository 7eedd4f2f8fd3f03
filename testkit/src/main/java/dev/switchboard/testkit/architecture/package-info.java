/** The rules of every module, and the plan of a module's packages, for the modules' own tests. */
@NullMarked
package dev.switchboard.testkit.architecture;

import org.jspecify.annotations.NullMarked;
