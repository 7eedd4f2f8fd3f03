/** Offers at an endpoint what other MCP servers offer, and sends each request to its server. */
@NullMarked
package dev.switchboard.router.routing;

import org.jspecify.annotations.NullMarked;
