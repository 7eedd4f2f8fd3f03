/** How the commands that need Kafka reach it. */
@NullMarked
package dev.switchboard.cli.kafka;

import org.jspecify.annotations.NullMarked;
