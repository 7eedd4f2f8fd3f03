package dev.switchboard.router.outbound;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a call brought no response, or not all of it. Messages are for callers: they hold no
 * addresses behind a name, no values of headers and no bodies.
 */
public abstract sealed class OutboundException extends java.io.IOException {

    private static final long serialVersionUID = 1;

    private final transient Origin origin;
    private final boolean sent;

    private OutboundException(
            Origin origin, boolean sent, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.origin = origin;
        this.sent = sent;
    }

    /** Whom the call was to. */
    public Origin origin() {
        return origin;
    }

    /** Whether the server may have acted on the request; false where it cannot have. */
    public boolean sent() {
        return sent;
    }

    /** The host has no address that may be reached. */
    public static final class Refused extends OutboundException {

        private static final long serialVersionUID = 1;

        private final String addresses;

        Refused(Origin origin, String addresses) {
            super(
                    origin,
                    false,
                    origin
                            + " is at an address that the router may not reach. An operator can"
                            + " allow it with switchboard.outbound.allowed-addresses.",
                    null);
            this.addresses = addresses;
        }

        /** With the addresses: for the log, not for callers. */
        public String operatorMessage() {
            return "%s (%s)".formatted(getMessage(), addresses);
        }
    }

    /** The server sends to another place, which callers must name themselves. */
    public static final class Redirected extends OutboundException {

        private static final long serialVersionUID = 1;

        private final transient @Nullable Origin target;

        Redirected(Origin origin, @Nullable Origin target, String message) {
            super(origin, true, message, null);
            this.target = target;
        }

        /** The origin to register instead, if it is another one. */
        public Optional<Origin> target() {
            return Optional.ofNullable(target);
        }
    }

    /** The host is unknown, or nobody accepts connections there. */
    public static final class NotReached extends OutboundException {

        private static final long serialVersionUID = 1;

        NotReached(Origin origin, String why, @Nullable Throwable cause) {
            super(origin, false, "%s cannot be reached: %s.".formatted(origin, why), cause);
        }
    }

    /** All connections are in use. */
    public static final class Saturated extends OutboundException {

        private static final long serialVersionUID = 1;

        Saturated(Origin origin) {
            super(
                    origin,
                    false,
                    "All connections that the router may have to %s are in use.".formatted(origin),
                    null);
        }
    }

    /** TLS could not be agreed on, or the certificate is not trusted. */
    public static final class TlsFailed extends OutboundException {

        private static final long serialVersionUID = 1;

        TlsFailed(Origin origin, boolean sent, String why, Throwable cause) {
            super(origin, sent, "TLS with %s failed: %s.".formatted(origin, why), cause);
        }
    }

    /** A time limit has passed. */
    public static final class TimedOut extends OutboundException {

        private static final long serialVersionUID = 1;

        private final TimeLimit limit;

        TimedOut(Origin origin, boolean sent, TimeLimit limit, Duration time) {
            super(origin, sent, limit.message(origin, Shown.of(time)), null);
            this.limit = limit;
        }

        public TimeLimit limit() {
            return limit;
        }
    }

    /** The head, the body or an event is larger than it may be. */
    public static final class TooLarge extends OutboundException {

        private static final long serialVersionUID = 1;

        TooLarge(Origin origin, String what, long bytes) {
            super(
                    origin,
                    true,
                    "%s sent %s of more than %,d bytes.".formatted(origin, what, bytes),
                    null);
        }
    }

    /** What came is not HTTP, or it ended early. */
    public static final class Broken extends OutboundException {

        private static final long serialVersionUID = 1;

        Broken(Origin origin, String what) {
            super(origin, true, origin + " " + what + ".", null);
        }
    }

    /** The call was cancelled, its thread interrupted, or the client closed. */
    public static final class Cancelled extends OutboundException {

        private static final long serialVersionUID = 1;

        Cancelled(Origin origin, boolean sent) {
            super(origin, sent, "The call to %s was cancelled.".formatted(origin), null);
        }
    }
}
