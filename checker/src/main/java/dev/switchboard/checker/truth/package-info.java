/** What stands in Kafka, read raw while the run goes on. */
@NullMarked
package dev.switchboard.checker.truth;

import org.jspecify.annotations.NullMarked;
