/** What STOMP and /ws share below their words: the upgrade, and frames written without blocking. */
@NullMarked
package dev.switchboard.broadcast.websocket;

import org.jspecify.annotations.NullMarked;
