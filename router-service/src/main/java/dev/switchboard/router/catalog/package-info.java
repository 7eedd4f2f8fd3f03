/** The MCP servers that the router knows, what they offer, and how they are. */
@NullMarked
package dev.switchboard.router.catalog;

import org.jspecify.annotations.NullMarked;
