/** What producers that nobody here wrote put into Kafka, and what becomes of it. */
@NullMarked
package dev.switchboard.stack.foreign;

import org.jspecify.annotations.NullMarked;
