/** What is measured of the MCP server: calls of tools beside others', and streams of changes. */
@NullMarked
package dev.switchboard.bench.mcp;

import org.jspecify.annotations.NullMarked;
