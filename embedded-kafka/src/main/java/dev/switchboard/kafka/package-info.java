/** A real Kafka broker inside this JVM, for the standalone form and for tests. */
@NullMarked
package dev.switchboard.kafka;

import org.jspecify.annotations.NullMarked;
