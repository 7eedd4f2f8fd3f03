/**
 * The description of what goes over Kafka, STOMP, /ws and SSE (AsyncAPI 3.0). The edges write their
 * sections of it, next to the code that they describe.
 */
@NullMarked
package dev.switchboard.broadcast.asyncapi;

import org.jspecify.annotations.NullMarked;
