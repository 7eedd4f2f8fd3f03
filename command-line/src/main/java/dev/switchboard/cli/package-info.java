/**
 * The commands that talk to a running Switchboard, by the client for Java, to its Kafka, or to its
 * MCP endpoint.
 */
@NullMarked
package dev.switchboard.cli;

import org.jspecify.annotations.NullMarked;
