/** MCP servers as child processes that speak on their standard streams. */
@NullMarked
package dev.switchboard.router.upstream.stdio;

import org.jspecify.annotations.NullMarked;
