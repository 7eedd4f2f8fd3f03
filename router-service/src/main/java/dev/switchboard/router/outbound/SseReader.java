package dev.switchboard.router.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events (WHATWG HTML, Interpreting an event stream). An event is returned as
 * soon as its empty line is there. One thread.
 */
public final class SseReader {

    private static final int BUFFER = 8192;
    private static final int BYTE_ORDER_MARK = 0xfeff;
    private static final int LONGEST_RETRY_DIGITS = 9;

    private final InputStream in;
    private final Origin origin;
    private final int limit;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private boolean skipLineFeed;
    private boolean first = true;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private int dataBytes;
    private String type = "";
    private String id = "";
    private String lastEventId = "";
    private @Nullable Duration retry;

    SseReader(InputStream in, Origin origin, int limit) {
        this.in = in;
        this.origin = origin;
        this.limit = limit;
    }

    /**
     * Waits for an event.
     *
     * @return empty when the stream has ended; what it said of an unfinished event is dropped
     * @throws OutboundException if the stream breaks, or an event is too large
     */
    public Optional<ServerSentEvent> next() throws IOException {
        for (String text = readLine(); text != null; text = readLine()) {
            if (!text.isEmpty()) {
                read(text);
            } else {
                lastEventId = id;
                Optional<ServerSentEvent> event = dispatched();
                if (event.isPresent()) {
                    return event;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<ServerSentEvent> dispatched() {
        Optional<ServerSentEvent> event =
                data.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new ServerSentEvent(
                                        type.isEmpty() ? "message" : type,
                                        data.substring(0, data.length() - 1),
                                        lastEventId));
        data.setLength(0);
        type = "";
        dataBytes = 0;
        return event;
    }

    private void read(String text) {
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        switch (field) {
            case "data" -> {
                data.append(value).append('\n');
                dataBytes += line.size();
            }
            case "event" -> type = value;
            case "id" -> id = value.indexOf('\0') < 0 ? value : id;
            case "retry" -> readRetry(value);
            default -> {
                // A comment, or a field of the future.
            }
        }
    }

    private void readRetry(String millis) {
        if (millis.matches("[0-9]{1,%d}".formatted(LONGEST_RETRY_DIGITS))) {
            retry = Duration.ofMillis(Long.parseLong(millis));
        }
    }

    /** A line without its end, which is CR, LF or both; null at the end of the stream. */
    private @Nullable String readLine() throws IOException {
        line.reset();
        while (true) {
            if (position == end && !fill()) {
                return null;
            }
            if (skipLineFeed) {
                skipLineFeed = false;
                if (buffer[position] == '\n') {
                    position++;
                    continue;
                }
            }
            int start = position;
            while (position < end && buffer[position] != '\n' && buffer[position] != '\r') {
                position++;
            }
            hold(start);
            if (position < end) {
                skipLineFeed = buffer[position++] == '\r';
                return text();
            }
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private void hold(int start) throws OutboundException {
        int count = position - start;
        if (count > limit - dataBytes - line.size()) {
            throw new OutboundException.TooLarge(origin, "an event", limit);
        }
        line.write(buffer, start, count);
    }

    private String text() {
        String text = line.toString(UTF_8);
        boolean marked = first && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        first = false;
        return marked ? text.substring(1) : text;
    }

    /** What to send as {@code Last-Event-ID} when coming back; empty if there is none. */
    public String lastEventId() {
        return lastEventId;
    }

    /** After which time to come back, if the stream says so. */
    public Optional<Duration> retry() {
        return Optional.ofNullable(retry);
    }
}
