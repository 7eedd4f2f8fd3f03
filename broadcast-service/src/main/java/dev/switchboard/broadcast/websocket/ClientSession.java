package dev.switchboard.broadcast.websocket;

import org.springframework.web.socket.CloseStatus;

/** One client on a WebSocket. The thread that reads the socket calls it, one call at a time. */
public interface ClientSession {

    /** Takes one message of the client, text or binary, whole. */
    void receive(byte[] message);

    /**
     * The client will send nothing more. Not followed by a message.
     *
     * @param close closes from our side; to be run once the client has all that it asked for
     */
    void peerCloses(Runnable close);

    /** The WebSocket is closed; called once, last. Any thread. */
    void closed(CloseStatus status);
}
