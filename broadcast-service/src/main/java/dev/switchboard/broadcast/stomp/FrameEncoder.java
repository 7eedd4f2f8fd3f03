package dev.switchboard.broadcast.stomp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.springframework.messaging.simp.stomp.StompCommand;

/**
 * Writes one frame as its version has it, line by line. Spring's encoder writes every version like
 * 1.2.
 */
final class FrameEncoder {

    private final StompVersion version;
    private final StompCommand command;
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream(512);

    FrameEncoder(StompVersion version, StompCommand command) {
        this.version = version;
        this.command = command;
        line(command.name());
    }

    /**
     * Writes a header.
     *
     * @param name needs no escapes
     */
    FrameEncoder header(String name, String value) {
        // What answers CONNECT has no escapes either (STOMP 1.2, section Value Encoding).
        boolean plain = command == StompCommand.CONNECTED;
        line(name + ":" + (plain ? value : version.escape(value)));
        return this;
    }

    /** Ends a frame without a body. */
    byte[] end() {
        frame.write('\n');
        frame.write(0);
        return frame.toByteArray();
    }

    /** Ends it with a body. */
    byte[] end(String contentType, byte[] body) {
        header("content-type", contentType);
        header("content-length", Integer.toString(body.length));
        frame.write('\n');
        frame.writeBytes(body);
        frame.write(0);
        return frame.toByteArray();
    }

    private void line(String text) {
        frame.writeBytes(text.getBytes(UTF_8));
        frame.write('\n');
    }
}
