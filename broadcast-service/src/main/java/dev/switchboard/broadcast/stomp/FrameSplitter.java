package dev.switchboard.broadcast.stomp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what a client sends into frames (STOMP 1.2, section Augmented BNF), however they are spread
 * over WebSocket messages; line ends between frames are heart-beats. One thread.
 *
 * <p>Spring's buffering decoder would wait without end for the rest of what can be no frame, and
 * limits what comes together rather than each frame.
 */
final class FrameSplitter {

    private static final String LENGTH = "content-length";
    private static final int UNKNOWN = -1;

    private final int maxFrame;
    private final Supplier<StompVersion> version;
    private byte[] buffer = new byte[512];
    private int length;

    /** Where the line begins that is being read; 0 in the line of the command. */
    private int line;

    /** Where the body begins; unknown while the headers are being read. */
    private int body = UNKNOWN;

    /** How long the body is; unknown where it goes on to the first NUL. */
    private int bodyLength = UNKNOWN;

    /** A whole frame: its bytes, with the NUL at its end, and where its body begins. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record RawFrame(byte[] bytes, int body) {}

    /**
     * @param maxFrame bytes of the largest frame
     * @param version as which headers are read
     */
    FrameSplitter(int maxFrame, Supplier<StompVersion> version) {
        this.maxFrame = maxFrame;
        this.version = version;
    }

    /**
     * Takes what came in one WebSocket message and hands on every frame that it completes.
     *
     * @param frames whether the rest is wanted
     * @throws StompFault at the first byte that can be part of no frame; not to be called again
     */
    void split(byte[] bytes, Predicate<RawFrame> frames) {
        for (byte next : bytes) {
            RawFrame frame = take(next);
            if (frame != null && !frames.test(frame)) {
                return;
            }
        }
    }

    /** What has come of a frame that is not whole yet. */
    byte[] begun() {
        return Arrays.copyOf(buffer, length);
    }

    private @Nullable RawFrame take(byte next) {
        if (length == 0 && (next == '\n' || next == '\r')) {
            return null;
        }
        append(next);
        if (body == UNKNOWN) {
            takeHead(next);
            return null;
        }
        boolean isEnd = bodyLength == UNKNOWN ? next == 0 : length == body + bodyLength + 1;
        if (!isEnd) {
            return null;
        }
        if (next != 0) {
            throw malformed("there is more after the content-length of its body");
        }
        return frame();
    }

    private void append(byte next) {
        if (length == maxFrame) {
            throw tooLarge();
        }
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * length, maxFrame));
        }
        buffer[length++] = next;
    }

    private void takeHead(byte next) {
        if (next == '\n') {
            endLine();
        } else if (next == 0) {
            throw malformed("it ends before its headers do");
        } else if (line == 0 && (next < 'A' || next > 'Z') && next != '\r') {
            throw malformed("it begins with no command in capital letters");
        }
    }

    private void endLine() {
        int end = length - 1;
        if (end > line && buffer[end - 1] == '\r') {
            end--;
        }
        if (end == line) {
            body = length;
        } else if (line > 0 && bodyLength == UNKNOWN) {
            String header = new String(buffer, line, end - line, UTF_8);
            int colon = header.indexOf(':');
            if (colon > 0 && isLength(header.substring(0, colon))) {
                bodyLength = bodyLength(header.substring(colon + 1).strip());
            }
        }
        line = length;
    }

    private boolean isLength(String name) {
        return version.get().unescape(name).filter(LENGTH::equals).isPresent();
    }

    private int bodyLength(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw malformed("its content-length is no number");
        }
        if (Long.parseLong(text) > maxFrame) {
            throw tooLarge();
        }
        return Integer.parseInt(text);
    }

    private RawFrame frame() {
        RawFrame frame = new RawFrame(Arrays.copyOf(buffer, length), body);
        length = 0;
        line = 0;
        body = UNKNOWN;
        bodyLength = UNKNOWN;
        return frame;
    }

    private StompFault tooLarge() {
        return new StompFault(
                Problem.of(
                        ProblemKind.TOO_LARGE,
                        "a frame may have %d bytes at most".formatted(maxFrame)));
    }

    private static StompFault malformed(String why) {
        return new StompFault("this is no STOMP frame: " + why);
    }
}
