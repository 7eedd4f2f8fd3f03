package dev.switchboard.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.bench.message.Wording;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramesTest {

    @Test
    void frames_of_every_length_come_out_whole() {
        ByteBuffer bytes = ByteBuffer.allocate(70_000);
        List<Integer> lengths = List.of(0, 1, 125, 126, 300, 65_000);
        lengths.forEach(length -> bytes.put(Wording.textFrame(new byte[length])));

        assertThat(split(bytes.flip())).isEqualTo(lengths);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void a_frame_longer_than_64_KB_comes_out_whole() {
        ByteBuffer bytes = ByteBuffer.allocate(70_010).put((byte) 0x82).put((byte) 127);
        bytes.putLong(70_000).put(new byte[70_000]);

        assertThat(split(bytes.flip())).containsExactly(70_000);
    }

    @Test
    void what_is_cut_anywhere_is_left_for_later() {
        byte[] frame = Wording.textFrame(new byte[300]);
        for (int cut = 0; cut < frame.length; cut++) {
            ByteBuffer bytes = ByteBuffer.wrap(frame, 0, cut);

            assertThat(split(bytes)).as("cut at %d", cut).isEmpty();
            assertThat(bytes.position()).isZero();
        }
    }

    @Test
    void pieces_of_any_size_make_the_same_frames() {
        Random random = new Random(11);
        ByteBuffer all = ByteBuffer.allocate(200_000);
        List<Integer> lengths = random.ints(300, 0, 500).boxed().toList();
        lengths.forEach(length -> all.put(Wording.textFrame(new byte[length])));
        all.flip();

        List<Integer> found = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(2000);
        while (all.hasRemaining()) {
            int piece = Math.min(all.remaining(), 1 + random.nextInt(900));
            buffer.put(all.slice(all.position(), piece)).flip();
            all.position(all.position() + piece);
            found.addAll(split(buffer));
            buffer.compact();
        }

        assertThat(found).isEqualTo(lengths);
    }

    private static List<Integer> split(ByteBuffer bytes) {
        List<Integer> lengths = new ArrayList<>();
        Frames.split(bytes, (_, _, from, to) -> lengths.add(to - from));
        return lengths;
    }
}
