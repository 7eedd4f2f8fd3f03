package dev.switchboard.router.upstream;

import dev.switchboard.router.protocol.JsonRpcMessage.Notification;

/** Receives what happens on a connection. Any thread; must not block. */
interface ConnectionListener {

    /** The server sent a notification that belongs to no request. */
    void notified(Notification notification);

    /** Notifications may be missing, as nobody could receive them for a while. */
    default void missed() {}

    /** The connection takes no more requests; called when it was closed, too. */
    default void ended(String reason) {}
}
