package dev.switchboard.bench.floor;

import dev.switchboard.bench.message.Stamp;
import dev.switchboard.bench.message.Wording;
import dev.switchboard.bench.process.UpdateSeries;
import java.nio.ByteBuffer;
import java.util.List;

/** Encoded messages, one after the other in one direct buffer. */
final class Messages {

    private final ByteBuffer bytes;
    private final int[] ends;

    private Messages(List<byte[]> frames) {
        this.bytes = ByteBuffer.allocateDirect(frames.stream().mapToInt(f -> f.length).sum());
        this.ends = new int[frames.size() + 1];
        for (int i = 0; i < frames.size(); i++) {
            bytes.put(frames.get(i));
            ends[i + 1] = bytes.position();
        }
        bytes.flip();
    }

    /** All of a burst. */
    static Messages of(UpdateSeries feed) {
        return new Messages(
                java.util.stream.IntStream.range(0, feed.count())
                        .mapToObj(i -> frame(Stamp.now(feed.run(), 0, i)))
                        .toList());
    }

    static Messages of(Stamp stamp) {
        return new Messages(List.of(frame(stamp)));
    }

    private static byte[] frame(Stamp stamp) {
        return Wording.frame(stamp.contractId(0), stamp.sequence());
    }

    int count() {
        return ends.length - 1;
    }

    /** Where the first so many messages end. */
    int end(int messages) {
        return ends[messages];
    }

    ByteBuffer view() {
        return bytes.duplicate();
    }
}
