/**
 * The session-based revisions of MCP: state and behaviour of a session, independent of transports.
 */
@NullMarked
package dev.switchboard.router.session;

import org.jspecify.annotations.NullMarked;
