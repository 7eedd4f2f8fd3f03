package dev.switchboard.cli.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a CSV file as RFC 4180 has it: fields between commas, those in quotes may hold
 * commas, line breaks and doubled quotes.
 *
 * <p>No library reads it, as a replay refuses a broken record and sends the next. Jackson's CSV
 * takes a quote inside an unquoted field as text, knows no positions in bytes, and reads nothing
 * after the first byte that is not UTF-8.
 *
 * @param line the line on which it begins
 * @param fault why it cannot be read, worded to follow "the record"; null if it can
 * @param last whether nothing after it can be read: where a quote is never closed, nobody knows
 *     which of the following is text
 */
record CsvRecord(long line, List<String> fields, @Nullable String fault, boolean last) {

    CsvRecord {
        fields = List.copyOf(fields);
    }

    boolean isBlank() {
        return fault == null && fields.size() == 1 && fields.getFirst().isBlank();
    }

    /** Reads the record that begins here. Must not be called at the end. */
    static CsvRecord read(ByteReader bytes) throws IOException {
        return new Parser(bytes).record();
    }

    private static final class Parser {

        private final ByteReader bytes;
        private final long line;
        private final long begin;
        private final List<String> fields = new ArrayList<>();
        private @Nullable String fault;
        private boolean last;

        Parser(ByteReader bytes) {
            this.bytes = bytes;
            this.line = bytes.line();
            this.begin = bytes.position();
        }

        CsvRecord record() throws IOException {
            boolean more = true;
            while (more) {
                ByteArrayOutputStream text = new ByteArrayOutputStream(40);
                if (bytes.peek() == '"') {
                    bytes.read();
                    quoted(text);
                }
                more = plain(text);
                fields.add(decode(text.toByteArray()));
            }
            return new CsvRecord(line, fields, fault, last);
        }

        /** Reads up to the quote that closes the field. */
        private void quoted(ByteArrayOutputStream text) throws IOException {
            while (bytes.position() - begin <= RowReader.LONGEST_RECORD) {
                int b = bytes.read();
                if (b == ByteReader.END) {
                    break;
                }
                if (b == '"') {
                    if (bytes.peek() != '"') {
                        expectSeparator();
                        return;
                    }
                    bytes.read();
                }
                text.write(b);
            }
            fault = "opens a quote that is never closed; nothing after it was read";
            last = true;
        }

        private void expectSeparator() throws IOException {
            int b = bytes.peek();
            if (b != ',' && b != '\r' && b != '\n' && b != ByteReader.END) {
                fault = "has text after a closing quote";
            }
        }

        /** Reads up to the end of the field; tells whether another follows. */
        private boolean plain(ByteArrayOutputStream text) throws IOException {
            for (int b = last ? '\n' : bytes.read(); ; b = bytes.read()) {
                if (b == ',') {
                    return true;
                }
                if (b == '\n' || b == ByteReader.END) {
                    return false;
                }
                if (b == '"' && fault == null) {
                    fault = "has a quote inside a field that does not begin with one";
                }
                if (b != '\r' || bytes.peek() != '\n') {
                    keep(text, b);
                }
            }
        }

        private void keep(ByteArrayOutputStream text, int b) {
            if (bytes.position() - begin <= RowReader.LONGEST_RECORD) {
                text.write(b);
            } else {
                fault = "is longer than 1 MiB";
            }
        }

        private String decode(byte[] utf8) {
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
            } catch (CharacterCodingException e) {
                fault = "is not valid UTF-8";
                return "";
            }
        }
    }
}
