package dev.switchboard.router.upstream;

import dev.switchboard.router.protocol.JsonRpcMessage.Notification;

/** Receives what happens with a server. Any thread; must not block. */
public interface UpstreamListener {

    /** A connection was opened. */
    void connected(ServerName server, ServerDescription description);

    /** There is no connection any more, or none could be opened. */
    void disconnected(ServerName server, String reason);

    /** The server sent a notification that belongs to no request. */
    void notified(ServerName server, Notification notification);
}
