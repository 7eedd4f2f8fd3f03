/** Updates and removals on their way to Kafka, one by one or many together. */
@NullMarked
package dev.switchboard.client.send;

import org.jspecify.annotations.NullMarked;
