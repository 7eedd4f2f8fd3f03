package dev.switchboard.broadcast.fanout;

import java.nio.ByteBuffer;

/** How a protocol words notices for a subscription. Called by any thread. */
public interface Encoder {

    /** One whole message; the buffer is shared by many sockets, so only its duplicates are read. */
    ByteBuffer encode(Notice notice);

    /**
     * Names those who get the same bytes for a live change: encoders whose audiences are equal
     * encode alike, and each change is encoded once for all of them.
     */
    Object audience();
}
