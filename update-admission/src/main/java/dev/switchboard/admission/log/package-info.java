/** The log that accepted updates are written to; Kafka in production. */
@NullMarked
package dev.switchboard.admission.log;

import org.jspecify.annotations.NullMarked;
