package dev.switchboard.router.upstream.channel;

import java.io.IOException;

/** There is no response to a request. The message says why, in words for the caller. */
public final class ChannelException extends IOException {

    private static final long serialVersionUID = 1;

    /** Why there is no response. */
    public enum Kind {
        /** The request has not left: to send it again is safe. */
        NOT_SENT,
        /** The connection broke before the response. */
        BROKEN,
        /** The response took too long. */
        TIMEOUT,
        /** The response is too large, or no JSON-RPC message. */
        UNREADABLE,
        /** The server takes no requests of this kind any more, or never did; it has not acted. */
        UNSUPPORTED,
        /** The server, or the router, does not let the request pass; nobody has acted. */
        REFUSED;

        /** Whether the server cannot have acted on the request. */
        public boolean hasNoEffect() {
            return this == NOT_SENT || this == UNSUPPORTED || this == REFUSED;
        }
    }

    private final Kind kind;

    public ChannelException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Why there is no response. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Whether the server cannot have acted on the request. */
    public boolean hasNoEffect() {
        return kind.hasNoEffect();
    }

    /** The same for another request of the same channel. */
    ChannelException again() {
        return new ChannelException(kind, reason());
    }
}
