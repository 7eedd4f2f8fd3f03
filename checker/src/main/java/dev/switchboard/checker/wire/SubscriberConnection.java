package dev.switchboard.checker.wire;

import dev.switchboard.checker.message.Message;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A subscriber's connection. It reads nothing while it is not asked to. One thread. */
public interface SubscriberConnection {

    /**
     * The next message; null when none begins within that time.
     *
     * @throws IOException when the connection is at its end
     * @throws IllegalArgumentException when what came is no message of the protocol
     */
    @Nullable Heard next(int millis) throws IOException;

    void end(Ending ending);

    /**
     * A message.
     *
     * @param subscription which of the connection's subscriptions it is for, from 0; -1 where it is
     *     for the connection
     */
    record Heard(int subscription, Message message) {}
}
