/** The load generator: a process of its own that receives, counts and checks. */
@NullMarked
package dev.switchboard.bench.load;

import org.jspecify.annotations.NullMarked;
