/**
 * What is measured of the way in: calls, a trickle of them, streams, the keeper, a cold start, too
 * much load.
 */
@NullMarked
package dev.switchboard.bench.ingest;

import org.jspecify.annotations.NullMarked;
