package dev.switchboard.router.outbound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a call may take and how much it may bring.
 *
 * @param connect for a place among the connections, and again for name, TCP and TLS together
 * @param head from the request to the head of its response
 * @param idle between two bytes of the body
 * @param total for all of the call, redirects included; null for a stream that goes on
 * @param bodyBytes the largest body that is read whole
 * @param eventBytes the largest server-sent event
 */
public record OutboundLimits(
        Duration connect,
        Duration head,
        Duration idle,
        @Nullable Duration total,
        int bodyBytes,
        int eventBytes) {

    /** For a call whose response is one document. */
    public static final OutboundLimits DEFAULT =
            new OutboundLimits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    10 << 20,
                    10 << 20);

    /** Checks that all are positive. */
    public OutboundLimits {
        if (!connect.isPositive()
                || !head.isPositive()
                || !idle.isPositive()
                || (total != null && !total.isPositive())
                || bodyBytes < 1
                || eventBytes < 1) {
            throw new IllegalArgumentException("limits of a call must be more than 0");
        }
    }

    public OutboundLimits withConnect(Duration time) {
        return new OutboundLimits(time, head, idle, total, bodyBytes, eventBytes);
    }

    public OutboundLimits withHead(Duration time) {
        return new OutboundLimits(connect, time, idle, total, bodyBytes, eventBytes);
    }

    public OutboundLimits withIdle(Duration time) {
        return new OutboundLimits(connect, head, time, total, bodyBytes, eventBytes);
    }

    public OutboundLimits withTotal(@Nullable Duration time) {
        return new OutboundLimits(connect, head, idle, time, bodyBytes, eventBytes);
    }

    public OutboundLimits withBodyBytes(int bytes) {
        return new OutboundLimits(connect, head, idle, total, bytes, eventBytes);
    }

    public OutboundLimits withEventBytes(int bytes) {
        return new OutboundLimits(connect, head, idle, total, bodyBytes, bytes);
    }
}
