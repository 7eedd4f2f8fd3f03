package dev.switchboard.broadcast.stomp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.broadcast.stomp.FrameSplitter.RawFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompCommand;

/**
 * Reads whole frames as their version has them. Spring's decoder reads every version like 1.2, and
 * says in its own words what is wrong.
 */
final class FrameReader {

    private static final int LONGEST_EXCERPT = 40;
    private static final String RECEIPT = "receipt";

    private FrameReader() {}

    /**
     * Reads a frame.
     *
     * @throws StompFault when it is none
     */
    static ReceivedFrame read(RawFrame frame, StompVersion version) {
        List<String> lines = lines(frame.bytes(), frame.body());
        StompCommand command = command(lines.getFirst());
        byte[] body = Arrays.copyOfRange(frame.bytes(), frame.body(), frame.bytes().length - 1);
        if (body.length > 0 && !command.isBodyAllowed() && version.refusesBodies()) {
            throw new StompFault(
                    command
                            + " has no body; here %d bytes follow its headers"
                                    .formatted(body.length));
        }
        return new ReceivedFrame(command, headers(command, lines, version), body);
    }

    /**
     * The receipt that a frame at fault asks for, if that can be read.
     *
     * @param head the frame, or as much of its beginning as has come
     */
    static @Nullable String receipt(byte[] head, StompVersion version) {
        String text = new String(head, UTF_8);
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            String line = withoutReturn(text.substring(from, end));
            if (line.isEmpty()) {
                return null;
            }
            int colon = line.indexOf(':');
            if (colon > 0
                    && version.unescape(line.substring(0, colon))
                            .filter(RECEIPT::equals)
                            .isPresent()) {
                String value = line.substring(colon + 1);
                return text.startsWith("CONNECT") || text.startsWith("STOMP")
                        ? value
                        : version.unescape(value).orElse(null);
            }
            from = end + 1;
        }
        return null;
    }

    /** The command and the headers, without their line ends. */
    private static List<String> lines(byte[] frame, int body) {
        String head;
        try {
            head = UTF_8.newDecoder().decode(ByteBuffer.wrap(frame, 0, body)).toString();
        } catch (CharacterCodingException _) {
            throw malformed("its headers are not valid UTF-8");
        }
        return Arrays.stream(head.split("\n"))
                .map(FrameReader::withoutReturn)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String withoutReturn(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private static StompCommand command(String name) {
        try {
            return StompCommand.valueOf(name);
        } catch (IllegalArgumentException _) {
            throw new StompFault("there is no command " + excerpt(name));
        }
    }

    private static Map<String, String> headers(
            StompCommand command, List<String> lines, StompVersion version) {
        Map<String, String> headers = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw malformed("a header is name:value, not " + excerpt(line));
            }
            String name = line.substring(0, colon);
            String value = line.substring(colon + 1);
            if (isEscaped(command)) {
                name = unescape(name, line, version);
                value = unescape(value, line, version);
            }
            headers.putIfAbsent(name, value);
        }
        return headers;
    }

    /** Those that open a session have no escapes (STOMP 1.2, section Value Encoding). */
    private static boolean isEscaped(StompCommand command) {
        return command != StompCommand.CONNECT && command != StompCommand.STOMP;
    }

    private static String unescape(String text, String line, StompVersion version) {
        Optional<String> resolved = version.unescape(text);
        return resolved.orElseThrow(() ->
                malformed(
                        "%s is not as headers of STOMP %s are written, %s"
                                .formatted(excerpt(line), version.number(), version.escapes())));
    }

    private static String excerpt(String text) {
        return text.codePointCount(0, text.length()) > LONGEST_EXCERPT
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST_EXCERPT)) + "…"
                : text;
    }

    private static StompFault malformed(String why) {
        return new StompFault("this is no STOMP frame: " + why);
    }
}
