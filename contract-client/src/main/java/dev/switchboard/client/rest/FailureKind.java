package dev.switchboard.client.rest;

/** Why something came to nothing. */
public enum FailureKind {
    /** Nothing answers where the server should be: nothing was sent. */
    NOT_REACHED,
    /** No whole answer came: whether it was done is unknown. */
    NO_ANSWER,
    /** The server, or a proxy before it, can't do it now. */
    NOT_NOW,
    /** The server refuses it as it is. */
    REFUSED,
    /** What answers is no Switchboard, or a proxy that lets nobody through. */
    FOREIGN,
    /**
     * This side gave it up: it was closed or interrupted, or what was to be sent ended in a fault.
     */
    GIVEN_UP
}
