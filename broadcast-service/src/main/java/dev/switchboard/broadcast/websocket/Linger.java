package dev.switchboard.broadcast.websocket;

import java.time.Duration;

/**
 * How long a WebSocket is read on, and what comes is thrown away, after the server's last word.
 *
 * @param atMost where the client does not close before
 */
public record Linger(Duration atMost) {

    public static final Linger DEFAULT = new Linger(Duration.ofSeconds(1));
}
