package dev.switchboard.cli.replay;

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

    /** Reads the record that begins here; null at the end. */
    static @Nullable CsvRecord read(ByteReader bytes) throws IOException {
        return new Parser(bytes).record();
    }

    private static final class Parser {

        private final ByteReader bytes;
        private final long line;
        private final long begin;
        private final StringBuilder text = new StringBuilder();

        /** Where the next field begins. */
        private int at;

        private @Nullable String fault;
        private boolean last;

        Parser(ByteReader bytes) {
            this.bytes = bytes;
            this.line = bytes.line();
            this.begin = bytes.position();
        }

        @Nullable CsvRecord record() throws IOException {
            if (!readLine()) {
                return null;
            }
            List<String> fields = new ArrayList<>();
            do {
                boolean quoted = at < end() && text.charAt(at) == '"';
                fields.add(quoted ? quoted() : plain());
            } while (at++ < end());
            return new CsvRecord(line, fields, fault, last);
        }

        /** Appends the next line to the text, if there is one and the record may be that long. */
        private boolean readLine() throws IOException {
            boolean more = bytes.position() - begin <= RowReader.LONGEST_RECORD;
            byte[] read = more ? bytes.readLine(RowReader.LONGEST_RECORD) : null;
            if (read == null) {
                return false;
            }
            if (bytes.position() - begin > RowReader.LONGEST_RECORD) {
                fault = "is longer than 1 MiB";
            }
            try {
                text.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read)));
            } catch (CharacterCodingException e) {
                fault = "is not valid UTF-8";
                // keeps commas and quotes where they are
                text.append(new String(read, StandardCharsets.ISO_8859_1));
            }
            return true;
        }

        /** Where the last line that was read ends, before its carriage return. */
        private int end() {
            boolean carriageReturn = !text.isEmpty() && text.charAt(text.length() - 1) == '\r';
            return text.length() - (carriageReturn ? 1 : 0);
        }

        private String quoted() throws IOException {
            int start = at + 1;
            int searched = start;
            while (true) {
                int quote = text.indexOf("\"", searched);
                if (quote < 0) {
                    text.append('\n');
                    searched = text.length();
                    if (!readLine()) {
                        return unclosed();
                    }
                } else if (quote + 1 < end() && text.charAt(quote + 1) == '"') {
                    searched = quote + 2;
                } else {
                    at = quote + 1;
                    if (at < end() && text.charAt(at) != ',') {
                        fault = fault == null ? "has text after a closing quote" : fault;
                        plain();
                    }
                    return text.substring(start, quote).replace("\"\"", "\"");
                }
            }
        }

        private String unclosed() {
            fault = "opens a quote that is never closed; nothing after it was read";
            last = true;
            at = text.length();
            return "";
        }

        /** Takes the text up to the next comma, or else to the end. */
        private String plain() {
            int comma = text.indexOf(",", at);
            int end = comma < 0 ? end() : comma;
            String field = text.substring(at, end);
            if (fault == null && field.indexOf('"') >= 0) {
                fault = "has a quote inside a field that does not begin with one";
            }
            at = end;
            return field;
        }
    }
}
