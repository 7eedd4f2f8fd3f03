/** Tells operators what the fan-out does: figures in the log, meters. */
@NullMarked
package dev.switchboard.broadcast.report;

import org.jspecify.annotations.NullMarked;
