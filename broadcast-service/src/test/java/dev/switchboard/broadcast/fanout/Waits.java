package dev.switchboard.broadcast.fanout;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for what happens in memory: it is looked at more often than what others tell. */
final class Waits {

    private Waits() {}

    static ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(2));
    }
}
