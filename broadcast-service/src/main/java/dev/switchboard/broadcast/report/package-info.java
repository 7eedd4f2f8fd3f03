/** Reports the figures of the fan-out to operators: in the log and as meters. */
@NullMarked
package dev.switchboard.broadcast.report;

import org.jspecify.annotations.NullMarked;
