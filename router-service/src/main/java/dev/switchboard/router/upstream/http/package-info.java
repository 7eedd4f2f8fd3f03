/**
 * The HTTP transports of MCP: Streamable HTTP of both eras, and HTTP+SSE of revision 2024-11-05.
 */
@NullMarked
package dev.switchboard.router.upstream.http;

import org.jspecify.annotations.NullMarked;
