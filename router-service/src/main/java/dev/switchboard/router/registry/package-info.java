/** Reads registries of MCP servers: which servers there are, and how they are reached. */
@NullMarked
package dev.switchboard.router.registry;

import org.jspecify.annotations.NullMarked;
