/** Processes that are told what to do in lines, and what they cost. */
@NullMarked
package dev.switchboard.bench.process;

import org.jspecify.annotations.NullMarked;
