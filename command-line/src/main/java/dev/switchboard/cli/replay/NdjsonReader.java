package dev.switchboard.cli.replay;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads NDJSON: one JSON value a line. */
final class NdjsonReader extends RowReader {

    NdjsonReader(ByteReader bytes) {
        super(bytes);
    }

    @Override
    @Nullable Row next() throws IOException {
        while (true) {
            long line = bytes.line();
            byte[] json = bytes.readLine(LONGEST_RECORD);
            if (json == null) {
                return null;
            }
            // A carriage return is blank space, or this would be no JSON.
            String text = new String(json, StandardCharsets.UTF_8).replace('\r', ' ').trim();
            if (!text.isEmpty()) {
                return row(line, json, text);
            }
        }
    }

    private Row row(long line, byte[] json, String text) {
        if (json.length > LONGEST_RECORD) {
            return new Row.Unreadable(line, bytes.take(), "is longer than 1 MiB");
        }
        try {
            Json.read(json);
            return new Row.Update(line, bytes.take(), text);
        } catch (MalformedJsonException e) {
            // Its "line 1" would be taken for a line of the file.
            String reason = "not JSON: " + e.detail().replace("(line 1, ", "(");
            return new Row.Unreadable(line, bytes.take(), reason);
        }
    }
}
