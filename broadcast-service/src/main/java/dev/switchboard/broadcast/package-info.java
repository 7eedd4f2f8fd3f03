/** The broadcast service: from Kafka to every subscriber. */
@NullMarked
package dev.switchboard.broadcast;

import org.jspecify.annotations.NullMarked;
