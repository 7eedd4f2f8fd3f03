/** Describes the REST queries (OpenAPI). */
@NullMarked
package dev.switchboard.broadcast.query.description;

import org.jspecify.annotations.NullMarked;
