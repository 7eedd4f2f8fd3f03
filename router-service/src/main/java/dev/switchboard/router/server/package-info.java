/** Answers the methods of MCP from the registered primitives, independent of transports. */
@NullMarked
package dev.switchboard.router.server;

import org.jspecify.annotations.NullMarked;
