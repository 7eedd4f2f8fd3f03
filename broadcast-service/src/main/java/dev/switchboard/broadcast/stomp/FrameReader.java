package dev.switchboard.broadcast.stomp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.switchboard.broadcast.stomp.FrameSplitter.RawFrame;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompConversionException;
import org.springframework.messaging.simp.stomp.StompDecoder;

/** Reads whole frames with Spring's decoder, and says in our words what is wrong with them. */
final class FrameReader {

    private static final StompDecoder DECODER = new StompDecoder();

    private static final Set<String> COMMANDS =
            Arrays.stream(StompCommand.values()).map(Enum::name).collect(Collectors.toSet());

    private static final int LONGEST_COMMAND = 40;

    private FrameReader() {}

    /**
     * Reads a frame.
     *
     * @throws StompFault when it is none
     */
    static Message<byte[]> read(RawFrame frame, StompVersion version) {
        requireCommand(frame.bytes());
        byte[] bytes = version.toNewest(frame.bytes(), frame.body());
        try {
            List<Message<byte[]>> messages = DECODER.decode(ByteBuffer.wrap(bytes));
            if (messages.size() == 1) {
                return messages.getFirst();
            }
        } catch (StompConversionException | IllegalArgumentException e) {
            throw new StompFault("this is no STOMP frame: " + e.getMessage());
        }
        throw new StompFault("this is no STOMP frame");
    }

    private static void requireCommand(byte[] frame) {
        int end = 0;
        while (frame[end] >= 'A' && frame[end] <= 'Z' && end < LONGEST_COMMAND) {
            end++;
        }
        String command = new String(frame, 0, end, US_ASCII);
        if (!COMMANDS.contains(command)) {
            throw new StompFault("there is no command " + command);
        }
    }
}
