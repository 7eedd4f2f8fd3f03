/**
 * JSON Schemas of what goes over the wire, for the descriptions of the API. They are made from the
 * same constants and types as the code that reads and writes.
 */
@NullMarked
package dev.switchboard.model.schema;

import org.jspecify.annotations.NullMarked;
