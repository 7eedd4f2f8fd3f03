package dev.switchboard.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {

    private static final String HEADER = "contract_id,location,status,timestamp\n";

    @Test
    void lines_are_counted_with_the_blank_ones() throws Exception {
        assertThat(rows("{\"contract_id\":\"a\"}\n\n   \r\n{\"contract_id\":\"b\"}"))
                .extracting(Row::line)
                .containsExactly(1L, 4L);
        assertThat(rows(HEADER + "\na,b,c,d\r\n\r\n\"x\ny\",b,c,d\ne,f,g,h"))
                .extracting(Row::line)
                .containsExactly(3L, 5L, 7L);
    }

    @Test
    void lengths_add_up_to_the_file_without_its_header() throws Exception {
        String records = "\na,b,c,d\r\n\"x\ny\",b,c,d\ne,f,g,h\n";

        assertThat(rows(HEADER + records).stream().mapToLong(Row::length).sum())
                .isEqualTo(HEADER.length() + records.length());
    }

    @Test
    void quoted_fields_hold_commas_breaks_and_quotes() throws Exception {
        assertThat(rows(HEADER + "\"a,\r\n\"\"b\"\"\",,ü,\"\""))
                .extracting(row -> ((Row.Update) row).json())
                .containsExactly(
                        "{\"contract_id\":\"a,\\r\\n\\\"b\\\"\",\"location\":\"\","
                                + "\"status\":\"ü\",\"timestamp\":\"\"}");
    }

    @Test
    void byte_order_mark_is_passed_over() throws Exception {
        assertThat(rows("\uFEFF" + HEADER + "a,b,c,d")).hasOnlyElementsOfType(Row.Update.class);
        assertThat(rows("\uFEFF{\"a\":1}")).hasOnlyElementsOfType(Row.Update.class);
    }

    @Test
    void a_row_is_one_line_whatever_ends_it_in_the_file() throws Exception {
        assertThat(rows("{\"a\":1}\r\n {\"a\":\r2} \n"))
                .extracting(row -> ((Row.Update) row).json())
                .containsExactly("{\"a\":1}", "{\"a\": 2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{oops}", "{\"a\":1", "{\"a\":1} {\"a\":2}", "{\"a\":1,\"a\":2}"})
    void malformed_json_is_unreadable_and_the_next_line_is_read(String line) throws Exception {
        List<Row> rows = rows("{}\n" + line + "\n{}");

        assertThat(rows).hasSize(3);
        assertThat(reason(rows.get(1))).startsWith("not JSON: ").doesNotContain("line");
    }

    @Test
    void unclosed_quote_is_unreadable_and_ends_the_file() throws Exception {
        List<Row> rows = rows(HEADER + "a,b,c,d\na,\"b,c,d\na,b,c,d\n");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).line()).isEqualTo(3);
        assertThat(reason(rows.get(1)))
                .isEqualTo(
                        "the record opens a quote that is never closed; nothing after it was read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b,c", "a,b,c,d,e", "a,b\"b,c,d", "a,\"b\"b,c,d"})
    void malformed_record_is_unreadable_and_the_next_one_is_read(String line) throws Exception {
        List<Row> rows = rows(HEADER + line + "\na,b,c,d");

        assertThat(rows).hasSize(2);
        assertThat(reason(rows.get(0))).startsWith("the record has ");
        assertThat(rows.get(1)).isInstanceOf(Row.Update.class);
    }

    @Test
    void record_that_is_not_utf8_is_unreadable_and_the_next_one_is_read() throws Exception {
        byte[] file = (HEADER + "a,\"\u00ff\",c,d\na,b,c,d").getBytes(StandardCharsets.ISO_8859_1);

        List<Row> rows = rows(file);

        assertThat(rows).hasSize(2);
        assertThat(reason(rows.getFirst())).isEqualTo("the record is not valid UTF-8");
        assertThat(rows.get(1)).isInstanceOf(Row.Update.class);
    }

    @Test
    void endless_records_are_unreadable_and_do_not_fill_the_memory() throws Exception {
        String endless = "x".repeat(3 * RowReader.LONGEST_RECORD);

        assertThat(rows("{\"a\":\"" + endless + "\"}\n{}")).hasSize(2);
        List<Row> rows = rows(HEADER + endless + ",b,c,d\na,b,c,d");
        assertThat(rows).hasSize(2);
        assertThat(reason(rows.getFirst())).isEqualTo("the record is longer than 1 MiB");
        assertThat(rows(HEADER + "\"" + endless + "\",b,c,d\na,b,c,d")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contract_id,location,status",
                "contract_id,location,status,timestamp,note",
                "contract_id,location,status,status",
                "id,location,status,timestamp",
                "contract_id,location,status,\"timestamp"
            })
    void header_without_the_four_names_is_no_header(String header) {
        assertThatThrownBy(() -> rows(header + "\na,b,c,d"))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(header.startsWith("contract") ? "" : "must name the fields");
    }

    private static String reason(Row row) {
        return ((Row.Unreadable) row).reason();
    }

    private static List<Row> rows(String text) throws IOException, UnusableFileException {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Row> rows(byte[] file) throws IOException, UnusableFileException {
        var in = new ByteArrayInputStream(file);
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = new Source("-", in).open()) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
