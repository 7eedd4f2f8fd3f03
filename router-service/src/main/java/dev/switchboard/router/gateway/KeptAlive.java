package dev.switchboard.router.gateway;

/** An answer that takes its time. Any thread. */
interface KeptAlive {

    /**
     * Sends what means nothing, so that what lies between does not take the connection for dead,
     * and one that is gone is noticed. May block. Never throws.
     */
    void keepAlive();

    /**
     * The server has stopped: who still works on the answer gives it up. Nothing where the end of
     * its session sees to that.
     */
    default void giveUp() {}
}
