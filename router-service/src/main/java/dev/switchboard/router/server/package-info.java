/** Answers the methods of MCP from what is offered; knows no transport. */
@NullMarked
package dev.switchboard.router.server;

import org.jspecify.annotations.NullMarked;
