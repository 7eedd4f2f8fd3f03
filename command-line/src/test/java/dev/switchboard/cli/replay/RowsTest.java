package dev.switchboard.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {

    private final RecordCounts counts = new RecordCounts(_ -> {});

    @Test
    void each_line_has_the_place_that_it_has_in_the_file() throws IOException {
        Rows rows = rows("\n{}\n{oops\n\n{\"a\":5}\n\n");

        assertThat(all(rows)).containsExactly("", "{}", "", "", "{\"a\":5}");
        assertThat(counts.refusals()).extracting(RefusedRecord::line).containsExactly(3L);
    }

    @Test
    void what_is_done_with_is_counted_in_bytes_whatever_became_of_it() throws IOException {
        Rows rows = rows("{}\n{oops\n{\"a\":5}\n");
        all(rows);

        rows.settle(1);
        assertThat(counts.standing().bytes()).isEqualTo(3);
        rows.settle(2);
        assertThat(counts.standing().bytes()).isEqualTo(9);
        rows.settle(3);
        assertThat(counts.standing().bytes()).isEqualTo(17);
    }

    @Test
    void where_reading_fails_it_ends_and_says_so() throws IOException {
        InputStream failing =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the disk is gone");
                    }

                    @Override
                    public int read(byte[] bytes, int from, int most) throws IOException {
                        return read();
                    }
                };
        InputStream file = new SequenceInputStream(bytes("{}\n{}\n{"), failing);
        Rows rows = new Rows(new NdjsonReader(new ByteReader(file)), limiter(), counts);

        assertThat(all(rows)).containsExactly("{}", "{}");
        assertThat(counts.stopped())
                .isEqualTo(new RecordCounts.Stop(3, "reading failed: the disk is gone"));
    }

    private Rows rows(String text) throws IOException {
        return new Rows(new NdjsonReader(new ByteReader(bytes(text))), limiter(), counts);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RateLimiter limiter() {
        return RateLimiter.of(Double.POSITIVE_INFINITY);
    }

    private static List<String> all(Rows rows) {
        List<String> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        return all;
    }
}
