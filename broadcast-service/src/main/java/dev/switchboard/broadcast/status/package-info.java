/** The status of the service and pages of its history as JSON, the same on every protocol. */
@NullMarked
package dev.switchboard.broadcast.status;

import org.jspecify.annotations.NullMarked;
