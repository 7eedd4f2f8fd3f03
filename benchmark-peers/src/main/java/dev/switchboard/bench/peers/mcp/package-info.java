/**
 * Others' MCP servers, and the least that a servlet could do in their place, on Jetty as ours is.
 */
@NullMarked
package dev.switchboard.bench.peers.mcp;

import org.jspecify.annotations.NullMarked;
