/** The MCP endpoint over HTTP. */
@NullMarked
package dev.switchboard.router.gateway;

import org.jspecify.annotations.NullMarked;
