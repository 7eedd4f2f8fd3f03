/** The floor: the least a server could do, as a process of its own. */
@NullMarked
package dev.switchboard.bench.floor;

import org.jspecify.annotations.NullMarked;
