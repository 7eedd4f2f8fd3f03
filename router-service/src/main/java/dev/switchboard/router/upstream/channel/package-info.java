/** Carries JSON-RPC messages to one MCP server and back, whatever the transport. */
@NullMarked
package dev.switchboard.router.upstream.channel;

import org.jspecify.annotations.NullMarked;
