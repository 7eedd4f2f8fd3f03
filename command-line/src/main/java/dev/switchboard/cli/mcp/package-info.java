/** The command mcp: an MCP server on stdin and stdout before the endpoint of an instance. */
@NullMarked
package dev.switchboard.cli.mcp;

import org.jspecify.annotations.NullMarked;
