package dev.switchboard.broadcast.websocket;

import org.springframework.web.socket.CloseStatus;

/** One client on a WebSocket. The thread that reads the socket calls it, one call at a time. */
public interface Session {

    /** Takes one message of the client, text or binary, whole. */
    void receive(byte[] message);

    /** The WebSocket is closed; called once, last. */
    void closed(CloseStatus status);
}
