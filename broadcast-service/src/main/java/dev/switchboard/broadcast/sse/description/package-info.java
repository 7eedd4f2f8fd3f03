/** Describes the call for server-sent events (OpenAPI). */
@NullMarked
package dev.switchboard.broadcast.sse.description;

import org.jspecify.annotations.NullMarked;
