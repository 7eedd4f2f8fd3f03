package dev.switchboard.router.outbound;

/** How far an exchange is: what a failure means depends on it. */
enum Phase {
    /** Nothing of the request was sent. */
    CONNECT,
    /** The request is sent, or being sent. */
    HEAD,
    /** The head of the response has come. */
    BODY;

    boolean sent() {
        return this != CONNECT;
    }
}
