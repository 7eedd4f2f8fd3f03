/** Tests that run under {@code ./switchboard soak}, and the table's rows that they fill. */
@NullMarked
package dev.switchboard.testkit.soak;

import org.jspecify.annotations.NullMarked;
