package dev.switchboard.router.gateway;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Passes the answer of another replica on to the client. The request's thread only. */
final class ForwardedAnswer {

    private static final int BUFFER = 8192;

    /** Small, because a stream may be open for hours, and its events are short. */
    private static final int STREAM_BUFFER = 1024;

    private static final byte[] ID = "id:".getBytes(StandardCharsets.US_ASCII);

    private final Forwarding.Answered answer;
    private final HttpServletResponse response;
    private final boolean isStream;

    /** How many line feeds the client got last: two of them end an event. */
    private int lineFeeds = 2;

    /**
     * How much of {@link #ID} the current line begins with; negative if it has another beginning.
     */
    private int idBytes;

    private boolean hasEventIds;

    ForwardedAnswer(Forwarding.Answered answer, HttpServletResponse response) {
        this.answer = answer;
        this.response = response;
        this.isStream =
                answer.headers().getOrDefault(HttpHeaders.CONTENT_TYPE, List.of()).stream()
                        .anyMatch(type ->
                                type.toLowerCase(Locale.ROOT)
                                        .startsWith(MediaType.TEXT_EVENT_STREAM_VALUE));
    }

    /** Whether it is a stream of events, each of which is sent at once. */
    boolean isStream() {
        return isStream;
    }

    /**
     * Sends what comes.
     *
     * @return why the rest does not come; empty if all came
     * @throws IOException when the client is gone
     */
    Optional<String> pass() throws IOException {
        response.setStatus(answer.status());
        answer.headers()
                .forEach((name, values) -> {
                    response.setHeader(name, values.getFirst());
                    values.stream().skip(1).forEach(value -> response.addHeader(name, value));
                });
        if (isStream) {
            response.setBufferSize(STREAM_BUFFER);
            response.flushBuffer();
        }
        ServletOutputStream out = response.getOutputStream();
        byte[] bytes = new byte[isStream ? STREAM_BUFFER : BUFFER];
        while (true) {
            int count;
            try {
                count = answer.body().read(bytes);
            } catch (IOException e) {
                return Optional.of(
                        "the replica of this session broke off its answer: " + e.getMessage());
            }
            if (count < 0) {
                return Optional.empty();
            }
            out.write(bytes, 0, count);
            if (isStream) {
                out.flush();
                follow(bytes, count);
            }
        }
    }

    /** Whether the client has got an event with an id, after which it can resume. */
    boolean hasEventIds() {
        return hasEventIds;
    }

    private void follow(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                lineFeeds = Math.min(2, lineFeeds + 1);
                idBytes = 0;
            } else {
                lineFeeds = 0;
                idBytes = idBytes >= 0 && bytes[i] == ID[idBytes] ? idBytes + 1 : -1;
                if (idBytes == ID.length) {
                    hasEventIds = true;
                    idBytes = -1;
                }
            }
        }
    }

    /**
     * Ends a stream that broke off with a message of ours.
     *
     * @return whether that was possible: it would be unreadable in the middle of an event
     */
    boolean add(byte[] message) throws IOException {
        if (!isStream || lineFeeds < 2) {
            return false;
        }
        ServletOutputStream out = response.getOutputStream();
        out.write("event: message\ndata: ".getBytes(StandardCharsets.US_ASCII));
        out.write(message);
        out.write("\n\n".getBytes(StandardCharsets.US_ASCII));
        out.close();
        return true;
    }
}
