package dev.switchboard.checker.wire;

/** How a client ends a connection. */
public enum Ending {
    /** With a TCP reset, as if it had been killed. */
    RESET,
    /** Closes the socket without a word. */
    HANG_UP,
    /** As the protocol has it. */
    GOODBYE
}
