/** What OpenAPI says of the calls: one annotation a call, with its answers and examples. */
@NullMarked
package dev.switchboard.ingest.web.description;

import org.jspecify.annotations.NullMarked;
