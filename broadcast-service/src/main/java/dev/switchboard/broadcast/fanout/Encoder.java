package dev.switchboard.broadcast.fanout;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Encodes messages for a subscription in the format of its protocol. Called by any thread. */
public interface Encoder {

    /**
     * One whole message in wire format with its framing, the same for all of the audience. Many
     * sockets share the buffer, so read only duplicates of it.
     */
    ByteBuffer encode(SubscriberMessage message);

    /** The message of its audience as this subscription receives it: mostly the same bytes. */
    default ByteBuffer personal(ByteBuffer shared) {
        return shared;
    }

    /**
     * Whether {@link #personal} changes nothing, so that many messages can be sent as one slice.
     */
    default boolean isShared() {
        return true;
    }

    /**
     * A message that keeps the connection alive during a replay; null if the protocol has
     * heart-beats of its own.
     */
    default @Nullable ByteBuffer alive() {
        return null;
    }

    /**
     * Identifies the subscriptions that receive the same bytes for a live change: encoders with
     * equal audiences encode alike, so each change is encoded once for all of them. Null for an
     * encoder that shares its bytes with no other: they are not kept.
     */
    @Nullable Object audience();
}
