package dev.switchboard.client.send;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of lines that goes out in one request (NDJSON), kept until it is acknowledged so that it
 * can be sent again, whole or in pieces.
 *
 * @param first the line it begins with, from 0
 */
record Part(long first, List<byte[]> lines) {

    private static final int ENOUGH_BYTES = 1 << 20;

    Part {
        lines = List.copyOf(lines);
    }

    /**
     * Takes the next part from the rest of the lines; null when there are none.
     *
     * @param mostLines how many it may have
     */
    static @Nullable Part next(
            Iterator<byte[]> rest, long first, int mostLines, BatchSettings settings) {
        List<byte[]> lines = new ArrayList<>();
        int bytes = 0;
        while (lines.size() < mostLines
                && bytes < ENOUGH_BYTES
                && (lines.isEmpty() || settings.moreAtHand().getAsBoolean())
                && rest.hasNext()) {
            byte[] line = rest.next();
            lines.add(line);
            bytes += line.length;
        }
        return lines.isEmpty() ? null : new Part(first, lines);
    }

    /** The line behind it. */
    long end() {
        return first + lines.size();
    }

    /** Its beginning, at least one line. */
    Part head(int mostLines) {
        return new Part(first, lines.subList(0, Math.clamp(mostLines, 1, lines.size())));
    }

    /** What is left of it from that line on; null when that is nothing. */
    @Nullable Part from(long line) {
        return line == end()
                ? null
                : new Part(line, lines.subList((int) (line - first), lines.size()));
    }

    /** The lines, each with its line end. */
    HttpRequest.BodyPublisher body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            body.writeBytes(line);
            body.write('\n');
        }
        return BodyPublishers.ofByteArray(body.toByteArray());
    }

    /** How many lines before that one hold an update: the server counts blank ones, and no more. */
    long updatesBefore(long line) {
        return lines.subList(0, (int) (line - first)).stream().filter(text -> !blank(text)).count();
    }

    /** What is blank to the server: nothing but spaces and tabs. */
    private static boolean blank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    /** A line as it is sent; one that would be read as several is refused. */
    static byte[] line(String json) {
        if (json.indexOf('\n') >= 0 || json.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("an update in NDJSON is one line: " + json);
        }
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
