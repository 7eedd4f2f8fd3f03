package dev.switchboard.cli.replay;

import dev.switchboard.model.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads CSV: a header with the names of the four fields in any order, then one update a record. */
final class CsvReader implements RowReader {

    private static final Set<String> FIELDS =
            Set.of("contract_id", "location", "status", "timestamp");

    private final ByteReader bytes;
    private final List<String> header;
    private boolean ended;

    /** Reads the header. */
    CsvReader(ByteReader bytes) throws IOException, UnusableFileException {
        this.bytes = bytes;
        CsvRecord first = CsvRecord.read(bytes);
        this.header = first.fields().stream().map(String::strip).toList();
        if (first.fault() != null) {
            throw new UnusableFileException("the header " + first.fault());
        }
        if (header.size() != FIELDS.size() || !FIELDS.equals(Set.copyOf(header))) {
            throw new UnusableFileException(
                    "the first line must name the fields contract_id, location, status and"
                            + " timestamp, in any order; it reads: "
                            + String.join(",", header));
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (!ended && bytes.peek() != ByteReader.END) {
            CsvRecord found = CsvRecord.read(bytes);
            ended = found.last();
            if (!found.isBlank()) {
                return row(found);
            }
        }
        return null;
    }

    private Row row(CsvRecord found) {
        if (found.fault() != null) {
            return new Row.Unreadable(found.line(), bytes.take(), "the record " + found.fault());
        }
        if (found.fields().size() != header.size()) {
            return new Row.Unreadable(
                    found.line(),
                    bytes.take(),
                    "the record has %d fields, the header %d"
                            .formatted(found.fields().size(), header.size()));
        }
        ObjectNode json = Json.MAPPER.createObjectNode();
        for (int i = 0; i < header.size(); i++) {
            json.put(header.get(i), found.fields().get(i));
        }
        return new Row.Update(found.line(), bytes.take(), json.toString());
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
