package dev.switchboard.client.send;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A run of lines that goes out in one request (NDJSON), kept until it is acknowledged so that it
 * can be sent again.
 */
final class Part {

    static final int ENOUGH_BYTES = 1 << 20;

    private final long first;
    private final int lines;
    private final byte[] bytes;

    private Part(long first, int lines, byte[] bytes) {
        this.first = first;
        this.lines = lines;
        this.bytes = bytes;
    }

    /** The line it begins with, from 0. */
    long first() {
        return first;
    }

    /** How many lines it has. */
    int lines() {
        return lines;
    }

    /** The lines, each with its line end. */
    HttpRequest.BodyPublisher body() {
        return BodyPublishers.ofByteArray(bytes);
    }

    /**
     * Takes the next part from the rest of the lines; null when there are none.
     *
     * @param first its line among all, from 0
     * @param mostLines how many it may have
     */
    static @Nullable Part next(Iterator<byte[]> rest, long first, int mostLines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int lines = 0;
        while (lines < mostLines && bytes.size() < ENOUGH_BYTES && rest.hasNext()) {
            bytes.writeBytes(rest.next());
            bytes.write('\n');
            lines++;
        }
        return lines == 0 ? null : new Part(first, lines, bytes.toByteArray());
    }

    /** How many of its first lines hold an update: the server counts blank ones, and no more. */
    long updatesAmong(long firstLines) {
        return new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .limit(firstLines)
                .filter(line -> !line.isBlank())
                .count();
    }

    /** A line as it is sent; one that would be read as several is refused. */
    static byte[] line(String json) {
        if (json.indexOf('\n') >= 0 || json.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("an update in NDJSON is one line: " + json);
        }
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
