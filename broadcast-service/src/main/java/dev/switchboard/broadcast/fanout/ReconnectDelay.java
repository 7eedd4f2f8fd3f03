package dev.switchboard.broadcast.fanout;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The delay after which a client of a stopping node reconnects: random, so that not all clients
 * reconnect at once.
 */
public record ReconnectDelay(Duration shortest, Duration longest) {

    public ReconnectDelay {
        if (shortest.isNegative() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException(
                    "not a valid range of delays: from " + shortest + " to " + longest);
        }
    }

    /** A random delay of the range, uniformly distributed. Any thread. */
    public long nextMillis() {
        return ThreadLocalRandom.current().nextLong(shortest.toMillis(), longest.toMillis() + 1);
    }
}
