/** The load generator that sends: calls over HTTP/1.1 in a closed or an open loop, and streams. */
@NullMarked
package dev.switchboard.bench.call;

import org.jspecify.annotations.NullMarked;
