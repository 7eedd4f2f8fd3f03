package dev.switchboard.cli.replay;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads NDJSON: one JSON value a line. */
final class NdjsonReader implements RowReader {

    private final ByteReader bytes;

    NdjsonReader(ByteReader bytes) {
        this.bytes = bytes;
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (bytes.peek() != ByteReader.END) {
            long line = bytes.line();
            ByteArrayOutputStream text = new ByteArrayOutputStream(160);
            boolean blank = true;
            for (int b = bytes.read(); b != '\n' && b != ByteReader.END; b = bytes.read()) {
                blank &= b <= ' ';
                if (text.size() <= LONGEST_RECORD) {
                    text.write(b);
                }
            }
            if (!blank) {
                return row(line, text.toByteArray());
            }
        }
        return null;
    }

    private Row row(long line, byte[] json) {
        if (json.length > LONGEST_RECORD) {
            return new Row.Unreadable(line, bytes.take(), "is longer than 1 MiB");
        }
        try {
            Json.read(json);
            // A carriage return is blank space, or this would be no JSON.
            String text = new String(json, StandardCharsets.UTF_8).replace('\r', ' ').strip();
            return new Row.Update(line, bytes.take(), text);
        } catch (MalformedJsonException e) {
            // Its "line 1" would be taken for a line of the file.
            String reason = "not JSON: " + e.detail().replace("(line 1, ", "(");
            return new Row.Unreadable(line, bytes.take(), reason);
        }
    }

    @Override
    public boolean ready() throws IOException {
        return bytes.ready();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
