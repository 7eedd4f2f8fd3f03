package dev.switchboard.cli.mcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events (WHATWG HTML, Interpreting an event stream). One thread. */
final class EventReader {

    private static final int LONGEST_RETRY_DIGITS = 8;

    private final BufferedReader lines;
    private @Nullable String lastEventId;
    private @Nullable Duration retry;

    EventReader(InputStream body, @Nullable String lastEventId) {
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        this.lastEventId = lastEventId;
    }

    /**
     * Waits for an event.
     *
     * @return its data; null when the stream has ended
     */
    @Nullable String next() throws IOException {
        StringJoiner data = new StringJoiner("\n");
        data.setEmptyValue("");
        String line;
        String id = lastEventId;
        while ((line = lines.readLine()) != null) {
            if (line.isEmpty()) {
                lastEventId = id;
                if (data.length() > 0) {
                    return data.toString();
                }
                data = new StringJoiner("\n");
            } else {
                int colon = line.indexOf(':');
                String field = colon < 0 ? line : line.substring(0, colon);
                String value = colon < 0 ? "" : line.substring(colon + 1);
                value = value.startsWith(" ") ? value.substring(1) : value;
                switch (field) {
                    case "data" -> data.add(value);
                    case "id" -> id = value;
                    case "retry" -> readRetry(value);
                    default -> {
                        // A comment, or the type of the event: messages are all of one.
                    }
                }
            }
        }
        return null;
    }

    private void readRetry(String millis) {
        if (millis.matches("\\d{1,%d}".formatted(LONGEST_RETRY_DIGITS))) {
            retry = Duration.ofMillis(Long.parseLong(millis));
        }
    }

    /** What to come back with; null where the stream told nothing of the kind. */
    @Nullable String lastEventId() {
        return lastEventId;
    }

    /** After which time to come back; null where the stream does not say. */
    @Nullable Duration retry() {
        return retry;
    }
}
