/** The session-based revisions of MCP: what a session remembers and does; knows no transport. */
@NullMarked
package dev.switchboard.router.session;

import org.jspecify.annotations.NullMarked;
