/** Takes updates over REST and writes them to Kafka. */
@NullMarked
package dev.switchboard.ingest;

import org.jspecify.annotations.NullMarked;
