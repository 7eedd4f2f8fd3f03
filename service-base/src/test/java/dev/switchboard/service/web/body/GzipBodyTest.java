package dev.switchboard.service.web.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.service.web.problem.BrokenBodyException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class GzipBodyTest {

    @Test
    void all_members_are_read_though_the_sender_pauses_between_them() throws IOException {
        InputStream packed = new Paused(gzip("one, "), gzip("two"));

        assertThat(new String(new GzipBody(packed).readAllBytes(), UTF_8)).isEqualTo("one, two");
    }

    @Test
    void what_stops_in_the_middle_is_broken() throws IOException {
        byte[] whole = gzip("a text of some length");
        byte[] part = Arrays.copyOf(whole, whole.length - 9);

        assertBroken(new ByteArrayInputStream(part));
    }

    @Test
    void what_is_no_gzip_or_nothing_at_all_is_broken() {
        assertBroken(new ByteArrayInputStream("plain text".getBytes(UTF_8)));
        assertBroken(InputStream.nullInputStream());
    }

    @Test
    void what_follows_a_member_is_another_or_broken() throws IOException {
        byte[] member = gzip("one\n");

        assertBroken(both(member, "some garbage after it".getBytes(UTF_8)));
        assertBroken(both(member, Arrays.copyOf(gzip("two\n"), 5)));
        assertBroken(both(member, new byte[] {0x1f}));
    }

    @Test
    void what_came_before_the_fault_is_read() throws IOException {
        InputStream body = new GzipBody(both(gzip("one\n"), Arrays.copyOf(gzip("two\n"), 5)));

        assertThat(new String(body.readNBytes(4), UTF_8)).isEqualTo("one\n");
        assertThatThrownBy(body::read).isInstanceOf(BrokenBodyException.class);
    }

    @Test
    void members_may_be_empty_however_many_there_are() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] empty = gzip("");
        for (int i = 0; i < 50_000; i++) {
            packed.write(empty);
        }
        packed.write(gzip("at last"));

        InputStream body = new GzipBody(new ByteArrayInputStream(packed.toByteArray()));

        assertThat(new String(body.readAllBytes(), UTF_8)).isEqualTo("at last");
    }

    @Test
    void a_check_or_a_length_that_does_not_hold_is_broken() throws IOException {
        for (int fromEnd : new int[] {1, 5}) {
            byte[] packed = gzip("a text");
            packed[packed.length - fromEnd] ^= 1;

            assertBroken(new ByteArrayInputStream(packed));
        }
    }

    @Test
    void a_header_may_have_all_that_there_is() throws IOException {
        byte[] packed = gzip("a text");
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.write(new byte[] {0x1f, (byte) 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3});
        header.write(new byte[] {2, 0, 'x', 'y', 'n', 'a', 'm', 'e', 0, 'n', 'o', 't', 'e', 0});
        CRC32 check = new CRC32();
        check.update(header.toByteArray());
        header.write((int) check.getValue());
        header.write((int) check.getValue() >> 8);
        byte[] rest = Arrays.copyOfRange(packed, 10, packed.length);

        InputStream whole = new GzipBody(both(header.toByteArray(), rest));

        assertThat(new String(whole.readAllBytes(), UTF_8)).isEqualTo("a text");
        byte[] wrong = header.toByteArray();
        wrong[wrong.length - 1] ^= 1;
        assertBroken(both(wrong, rest));
    }

    @Test
    void a_connection_that_breaks_is_no_broken_packing() throws IOException {
        InputStream cut = new SequenceInputStream(new ByteArrayInputStream(gzip("one")), new Cut());

        assertThatThrownBy(() -> new GzipBody(cut).readAllBytes())
                .isInstanceOf(EOFException.class)
                .hasMessage("cut");
    }

    private static void assertBroken(InputStream packed) {
        assertThatThrownBy(() -> new GzipBody(packed).readAllBytes())
                .isInstanceOfSatisfying(
                        BrokenBodyException.class,
                        broken -> assertThat(broken.detail()).contains("not gzip"));
    }

    private static InputStream both(byte[] first, byte[] second) {
        return new SequenceInputStream(
                new ByteArrayInputStream(first), new ByteArrayInputStream(second));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }

    /** Two parts, of which the second is not there yet when the first was read. */
    private static final class Paused extends SequenceInputStream {

        Paused(byte[] first, byte[] second) {
            super(new ByteArrayInputStream(first), new ByteArrayInputStream(second));
        }

        @Override
        public int available() {
            return 0;
        }
    }

    /** A connection that the other side has closed. */
    private static final class Cut extends InputStream {

        @Override
        public int read() throws IOException {
            throw new EOFException("cut");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            throw new EOFException("cut");
        }
    }
}
