package dev.switchboard.router.upstream.channel;

import dev.switchboard.router.protocol.JsonRpcMessage;

/** Receives notifications and requests of a server. */
@FunctionalInterface
public interface Inbound {

    void receive(JsonRpcMessage message) throws InterruptedException;

    /** Notifications may be missing before the next, as nobody could receive them for a while. */
    default void missed() {}
}
