/** All services in one JVM on one port, with Kafka embedded. */
@NullMarked
package dev.switchboard.standalone;

import org.jspecify.annotations.NullMarked;
