package dev.switchboard.broadcast.fanout;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * After how long clients of a node that stops shall come back: each at another moment, so that they
 * do not come all at once.
 */
public record ReconnectDelay(Duration shortest, Duration longest) {

    public ReconnectDelay {
        if (shortest.isNegative() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException(
                    "not a span of time: from " + shortest + " to " + longest);
        }
    }

    /** One of them at random, all of them equally likely. Any thread. */
    public long nextMillis() {
        return ThreadLocalRandom.current().nextLong(shortest.toMillis(), longest.toMillis() + 1);
    }
}
