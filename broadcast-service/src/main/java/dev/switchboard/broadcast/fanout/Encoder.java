package dev.switchboard.broadcast.fanout;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Encodes messages for a subscription as its protocol has them. Called by any thread. */
public interface Encoder {

    /**
     * One whole message as it goes over the wire, its framing included, as all of the audience get
     * it; the buffer is shared by many sockets, so only its duplicates are read.
     */
    ByteBuffer encode(SubscriberMessage message);

    /** What this subscription gets of a message of its audience: mostly the very same bytes. */
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
     * Says that the connection lives while a replay is on its way; null where the protocol has
     * heart-beats of its own.
     */
    default @Nullable ByteBuffer alive() {
        return null;
    }

    /**
     * Names those who get the same bytes for a live change: encoders whose audiences are equal
     * encode alike, and each change is encoded once for all of them. Null for an encoder that
     * shares with nobody: its bytes are not kept.
     */
    @Nullable Object audience();
}
