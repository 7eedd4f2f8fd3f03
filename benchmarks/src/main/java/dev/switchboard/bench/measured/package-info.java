/** The systems that are measured. */
@NullMarked
package dev.switchboard.bench.measured;

import org.jspecify.annotations.NullMarked;
