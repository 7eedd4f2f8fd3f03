/** Who is let in: before anything of a request's body is read, and no more than can be served. */
@NullMarked
package dev.switchboard.ingest.entry;

import org.jspecify.annotations.NullMarked;
