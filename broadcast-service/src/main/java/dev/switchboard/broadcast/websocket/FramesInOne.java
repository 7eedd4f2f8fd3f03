package dev.switchboard.broadcast.websocket;

import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * Any number of ready frames, handed to Jetty as one: Jetty writes the header of the first, whose
 * length it is told, and then, as its payload, all that follows. So a batch costs as much as a
 * frame. Only for frames that are not to be joined with others (Jetty's batch mode), masked or
 * extended, and no longer than Jetty sends without parting them.
 */
final class FramesInOne extends Frame {

    /** What Jetty sends in one frame: {@code CoreSession}'s default maximum. */
    private static final int LONGEST = 64 * 1024;

    private final int firstLength;

    /**
     * @param frames as {@link TextFrame} makes them; not changed
     */
    FramesInOne(ByteBuffer frames) {
        super(OpCode.TEXT, afterHeader(frames));
        this.firstLength = TextFrame.payloadLength(frames);
        int all = getPayload().remaining();
        if (firstLength > LONGEST && all > firstLength) {
            throw new IllegalArgumentException("Jetty would part a frame of " + firstLength);
        }
    }

    private static ByteBuffer afterHeader(ByteBuffer frames) {
        int header = TextFrame.headerLength(TextFrame.payloadLength(frames));
        return frames.duplicate().position(frames.position() + header);
    }

    @Override
    public int getPayloadLength() {
        return firstLength;
    }
}
