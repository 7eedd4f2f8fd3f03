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

    private final Forwarding.Answered answer;
    private final HttpServletResponse response;
    private final boolean isStream;

    /** How many line feeds the client got last: two of them end an event. */
    private int lineFeeds = 2;

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
            response.flushBuffer();
        }
        ServletOutputStream out = response.getOutputStream();
        byte[] bytes = new byte[BUFFER];
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
                countLineFeeds(bytes, count);
            }
        }
    }

    private void countLineFeeds(byte[] bytes, int count) {
        int last = 0;
        while (last < Math.min(count, 2) && bytes[count - 1 - last] == '\n') {
            last++;
        }
        lineFeeds = last < count ? last : Math.min(2, lineFeeds + last);
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
