/** The messages that are sent in every system alike, and how they are read back. */
@NullMarked
package dev.switchboard.bench.message;

import org.jspecify.annotations.NullMarked;
