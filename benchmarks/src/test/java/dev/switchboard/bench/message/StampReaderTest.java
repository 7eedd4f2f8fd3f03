package dev.switchboard.bench.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StampReaderTest {

    private final StampReader reader = new StampReader();

    @Test
    void what_was_stamped_is_read_again() {
        Stamp stamp = new Stamp(12, 7, 345_678, 1_234_567_890_123_456L);
        ByteBuffer frame = ByteBuffer.wrap(Wording.frame(stamp.contractId(99), 5));

        assertThat(reader.find(frame, 0, frame.limit())).isTrue();
        assertThat(read(frame)).isEqualTo(stamp);
    }

    @Test
    void the_stamp_is_found_wherever_it_stands() {
        for (int before : new int[] {300, 301, 250, 0, 700}) {
            Stamp stamp = Stamp.now(1, 0, before);
            String text = "x".repeat(before) + Wording.body(stamp.contractId(0), 1);
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));

            assertThat(reader.find(bytes, 0, bytes.limit())).isTrue();
            assertThat(read(bytes)).isEqualTo(stamp);
        }
    }

    @Test
    void a_stamp_that_is_cut_is_none() {
        byte[] body =
                ("{" + new String(Stamp.MARKER, StandardCharsets.US_ASCII) + "0001-00-00000")
                        .getBytes(StandardCharsets.US_ASCII);

        assertThat(reader.find(ByteBuffer.wrap(body), 0, body.length)).isFalse();
    }

    @Test
    void two_messages_in_one_frame_are_two_stamps() {
        String both =
                Wording.body(new Stamp(1, 0, 1, 1).contractId(0), 1)
                        + "\0MESSAGE\n\n"
                        + Wording.body(new Stamp(1, 0, 2, 1).contractId(0), 2);
        ByteBuffer bytes = ByteBuffer.wrap(both.getBytes(StandardCharsets.US_ASCII));

        assertThat(reader.find(bytes, 0, bytes.limit())).isTrue();
        assertThat(reader.find(bytes, reader.end(), bytes.limit())).isTrue();
        assertThat(reader.sequence(bytes)).isEqualTo(2);
    }

    private Stamp read(ByteBuffer bytes) {
        return new Stamp(
                reader.run(bytes),
                reader.lane(bytes),
                reader.sequence(bytes),
                reader.micros(bytes));
    }
}
