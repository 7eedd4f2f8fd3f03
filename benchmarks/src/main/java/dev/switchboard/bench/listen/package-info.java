/**
 * The load generator that listens: streams of changes at an MCP server, one contract each, and the
 * updates that they are told of.
 */
@NullMarked
package dev.switchboard.bench.listen;

import org.jspecify.annotations.NullMarked;
