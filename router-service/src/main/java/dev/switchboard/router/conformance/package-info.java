/**
 * What the official conformance suite of MCP asks a server to offer: tools, resources and prompts
 * of known behaviour. Served with the profile {@code conformance} alone.
 */
@NullMarked
package dev.switchboard.router.conformance;

import org.jspecify.annotations.NullMarked;
