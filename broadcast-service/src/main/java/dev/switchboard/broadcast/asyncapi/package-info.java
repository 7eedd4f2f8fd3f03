/**
 * Serves the description of what goes over Kafka, STOMP, /ws and SSE (AsyncAPI 3.0): the resource
 * asyncapi.json, with the names and servers of this node.
 */
@NullMarked
package dev.switchboard.broadcast.asyncapi;

import org.jspecify.annotations.NullMarked;
