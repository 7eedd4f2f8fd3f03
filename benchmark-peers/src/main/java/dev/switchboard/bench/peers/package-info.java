/** Other servers that speak STOMP over WebSocket, as their makers mean them to be used. */
@NullMarked
package dev.switchboard.bench.peers;

import org.jspecify.annotations.NullMarked;
