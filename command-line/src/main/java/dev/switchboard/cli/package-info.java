/** The commands that talk to a running Switchboard, by the client for Java, or to its Kafka. */
@NullMarked
package dev.switchboard.cli;

import org.jspecify.annotations.NullMarked;
