package dev.switchboard.router.upstream.stdio;

import dev.switchboard.model.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

/** Reads lines of bounded length. One thread. */
final class MessageLines {

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;

    /** A line. */
    sealed interface Line {}

    /** One that fits. */
    static final class Text implements Line {

        private final byte[] utf8;

        private Text(byte[] utf8) {
            this.utf8 = utf8;
        }

        /** Without the end of the line. */
        byte[] utf8() {
            return utf8;
        }
    }

    /**
     * One that is too long, and is passed over.
     *
     * @param id of the response that it is; null if that cannot be read
     */
    record TooLong(@Nullable JsonNode id) implements Line {}

    /**
     * @param longest in bytes
     */
    MessageLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line; null at the end. */
    @Nullable Line read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (next < end || fill()) {
            int at = next;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.write(buffer, next, at - next);
            boolean complete = at < end;
            next = complete ? at + 1 : at;
            if (complete && line.size() <= longest) {
                return new Text(line.toByteArray());
            }
            if (line.size() > longest) {
                return tooLong(line.toByteArray(), complete);
            }
        }
        return line.size() == 0 ? null : new Text(line.toByteArray());
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private TooLong tooLong(byte[] begin, boolean complete) throws IOException {
        InputStream rest = complete ? InputStream.nullInputStream() : new RestOfLine();
        JsonNode id = id(new SequenceInputStream(new ByteArrayInputStream(begin), rest));
        rest.transferTo(OutputStream.nullOutputStream());
        return new TooLong(id);
    }

    /** Reads over all else, which never stands in memory. */
    private static @Nullable JsonNode id(InputStream json) {
        try (JsonParser parser = Json.MAPPER.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isId = parser.currentName().equals("id");
                JsonToken value = parser.nextToken();
                if (isId) {
                    return value == JsonToken.VALUE_NUMBER_INT
                            ? IntNode.valueOf(parser.getIntValue())
                            : null;
                }
                parser.skipChildren();
            }
        } catch (JacksonException e) {
            // no message at all
        }
        return null;
    }

    /** The bytes up to the end of the line. Closing it does nothing. */
    private final class RestOfLine extends InputStream {

        private boolean over;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            if (over || (next >= end && !fill())) {
                return -1;
            }
            int at = next;
            int limit = Math.min(end, next + length);
            while (at < limit && buffer[at] != '\n') {
                at++;
            }
            int count = at - next;
            System.arraycopy(buffer, next, to, offset, count);
            over = at < limit;
            next = over ? at + 1 : at;
            return count == 0 && over ? -1 : count;
        }
    }
}
