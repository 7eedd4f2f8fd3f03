/** MCP servers that the router is a client of: connections, eras, failures and recovery. */
@NullMarked
package dev.switchboard.router.upstream;

import org.jspecify.annotations.NullMarked;
