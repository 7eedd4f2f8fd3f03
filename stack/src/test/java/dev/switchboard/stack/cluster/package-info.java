/** A Kafka cluster of real processes. */
@NullMarked
package dev.switchboard.stack.cluster;

import org.jspecify.annotations.NullMarked;
