package dev.switchboard.cli.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private static List<String> lines(String text) throws IOException {
        LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)), 5);
        List<String> lines = new ArrayList<>();
        byte[] line;
        while ((line = reader.next()) != null) {
            lines.add(new String(line, UTF_8));
        }
        return lines;
    }

    @Test
    void lines_come_without_their_ends_and_empty_ones_not_at_all() throws IOException {
        assertThat(lines("a\nb\r\n\r\n\nc")).containsExactly("a", "b", "c");
    }

    @Test
    void of_a_line_that_is_too_long_one_byte_more_is_kept() throws IOException {
        assertThat(lines("12345\n1234567\n1\n")).containsExactly("12345", "123456", "1");
    }
}
