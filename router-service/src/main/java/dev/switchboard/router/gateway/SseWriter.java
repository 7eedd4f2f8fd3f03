package dev.switchboard.router.gateway;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.http.MediaType;

/** Writes an answer as a stream of server-sent events. One thread at a time. */
final class SseWriter {

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    /** Small, because events are short and flushed one by one. */
    private static final int BUFFER = 1024;

    private final ServletOutputStream out;

    /** Sends the head. */
    SseWriter(HttpServletResponse response) throws IOException {
        response.setBufferSize(BUFFER);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        out = response.getOutputStream();
        response.flushBuffer();
    }

    /**
     * Sends an event.
     *
     * @param fields lines before the data, each with its line feed
     * @param data one line
     */
    void event(String fields, String data) throws IOException {
        event(fields, data.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for UTF-8. */
    void event(String fields, byte[] data) throws IOException {
        byte[] before = (fields + "data: ").getBytes(StandardCharsets.UTF_8);
        byte[] event = Arrays.copyOf(before, before.length + data.length + END.length);
        System.arraycopy(data, 0, event, before.length, data.length);
        System.arraycopy(END, 0, event, before.length + data.length, END.length);
        out.write(event);
        out.flush();
    }

    /** Sends a comment, so that a closed connection is detected. */
    void comment() throws IOException {
        out.write(COMMENT);
        out.flush();
    }

    /** Ends the answer. */
    void end() throws IOException {
        out.close();
    }
}
