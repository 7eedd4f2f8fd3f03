package dev.switchboard.client.follow;

/** Where a following stands. */
public enum FollowState {
    /** It is about to connect. */
    CONNECTING,
    /** It is connected, and told what happened before. */
    REPLAYING,
    /** It has been told all, and gets what comes as it comes. */
    LIVE,
    /** The connection has ended; it waits, and then connects again. */
    LOST,
    /** It is over: closed, or refused by the server. */
    ENDED
}
