package dev.switchboard.router.gateway;

/** A long answer that needs keep-alives. Any thread. */
interface KeptAlive {

    /**
     * Sends a keep-alive without content, so that proxies do not close the connection, and a closed
     * one is detected. May block. Never throws.
     */
    void keepAlive();

    /**
     * The server has stopped: cancels the work on the answer, unless the end of its session does.
     */
    default void giveUp() {}
}
