package dev.switchboard.model.feed;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/**
 * A position in {@code contract.history}: for every partition the next offset to read. Nodes
 * interleave partitions differently, so a position is a vector, the same on every node and
 * protocol. Immutable.
 *
 * <p>Its text is opaque to clients, URL-safe and at most {@value #MAX_TEXT} characters long while
 * no partition holds 2^37 records.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4648#section-5">RFC 4648, base64url</a>
 */
public final class Cursor {

    public static final int MAX_TEXT = 64;

    /** Times are stored in 40 bits from here on. */
    private static final long YEAR_2020 = 1_577_836_800_000L;

    private static final int VERSION = 1;
    private static final int HEADER_BYTES = 11;
    private static final long LARGEST_TIME = (1L << 40) - 1;

    private final int epoch;
    private final long time;
    private final long[] next;

    private Cursor(int epoch, long time, long[] next) {
        this.epoch = epoch;
        this.time = time;
        this.next = next;
    }

    /** The cursor before the first record of a topic. */
    public static Cursor start(Uuid topicId, int partitions) {
        return new Cursor(epochOf(topicId), 0, new long[partitions]);
    }

    /**
     * The same for a topic from whose beginning records were deleted: it covers those.
     *
     * @param first the offset of the first record that is left in each partition
     */
    public static Cursor start(Uuid topicId, long[] first) {
        return new Cursor(epochOf(topicId), 0, first.clone());
    }

    /** The cursor of the same topic that covers nothing. */
    public Cursor beginning() {
        return new Cursor(epoch, 0, new long[next.length]);
    }

    /** Whether both are of the same topic, so that they can be compared. */
    public boolean isComparableTo(Cursor other) {
        return epoch == other.epoch && next.length == other.next.length;
    }

    /** What stands for a topic in cursors: the four 32-bit words of its Kafka id, xored. */
    public static int epochOf(Uuid topicId) {
        long folded = topicId.getMostSignificantBits() ^ topicId.getLeastSignificantBits();
        return (int) (folded >> Integer.SIZE) ^ (int) folded;
    }

    public int epoch() {
        return epoch;
    }

    /**
     * The time up to which it covers all that was appended, milliseconds since 1970: the append
     * time of the newest record covered, or later where nothing came since; 0 when it covers
     * nothing.
     */
    public long time() {
        return time;
    }

    public int partitions() {
        return next.length;
    }

    /** The offset after the last one covered in that partition. */
    public long next(int partition) {
        return next[partition];
    }

    /** Whether the record there lies behind this cursor. */
    public boolean covers(int partition, long offset) {
        return offset < next[partition];
    }

    /** Whether every record that {@code other} covers is covered by this one, of the same epoch. */
    public boolean coversAllOf(Cursor other) {
        for (int p = 0; p < next.length; p++) {
            if (next[p] < other.next[p]) {
                return false;
            }
        }
        return true;
    }

    /** This cursor after it has also covered the record there, appended at that time. */
    public Cursor after(int partition, long offset, long appendTime) {
        return covers(partition, offset)
                ? this
                : covering(partition, offset).withTime(Math.max(time, appendTime));
    }

    /**
     * This cursor after it has also covered the record there. The time stays: for readers that take
     * one partition before another, so that the newest record covered does not speak for the rest.
     */
    public Cursor covering(int partition, long offset) {
        if (covers(partition, offset)) {
            return this;
        }
        long[] advanced = next.clone();
        advanced[partition] = offset + 1;
        return new Cursor(epoch, time, advanced);
    }

    /** The same position at another time: nothing was appended between. */
    public Cursor withTime(long time) {
        return time == this.time ? this : new Cursor(epoch, time, next);
    }

    /** The least cursor that covers all that either covers, of the same epoch. */
    public Cursor merge(Cursor other) {
        if (coversAllOf(other) && time >= other.time) {
            return this;
        }
        long[] merged = next.clone();
        for (int p = 0; p < merged.length; p++) {
            merged[p] = Math.max(merged[p], other.next[p]);
        }
        return new Cursor(epoch, Math.max(time, other.time), merged);
    }

    /**
     * The greatest cursor that covers only what both cover; one of another topic than this has
     * nothing in common with it.
     */
    public Cursor meet(Cursor other) {
        if (!isComparableTo(other)) {
            return beginning();
        }
        long[] met = next.clone();
        for (int p = 0; p < met.length; p++) {
            met[p] = Math.min(met[p], other.next[p]);
        }
        return new Cursor(epoch, Math.min(time, other.time), met);
    }

    /** The text for clients. */
    public String encode() {
        int width =
                Math.max(1, 64 - Long.numberOfLeadingZeros(Arrays.stream(next).max().orElse(0)));
        byte[] bytes = new byte[HEADER_BYTES + offsetBytes(next.length, width)];
        long shortTime = time == 0 ? 0 : Math.clamp(time - YEAR_2020, 1, LARGEST_TIME);
        ByteBuffer.wrap(bytes)
                .put((byte) (VERSION << 6 | width))
                .put((byte) next.length)
                .putInt(epoch)
                .put((byte) (shortTime >>> 32))
                .putInt((int) shortTime);
        int bit = HEADER_BYTES * 8;
        for (long offset : next) {
            for (int shift = width - 1; shift >= 0; shift--, bit++) {
                bytes[bit / 8] |= (byte) ((offset >>> shift & 1) << (7 - bit % 8));
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Reads the text of a cursor; empty when it is none. Never throws, whatever the text. */
    public static Optional<Cursor> parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length < HEADER_BYTES || (bytes[0] >> 6 & 3) != VERSION) {
            return Optional.empty();
        }
        int width = bytes[0] & 63;
        int partitions = bytes[1] & 255;
        if (width == 0 || bytes.length != HEADER_BYTES + offsetBytes(partitions, width)) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(bytes, 2, HEADER_BYTES - 2);
        int epoch = header.getInt();
        long shortTime = (header.get() & 255L) << 32 | (header.getInt() & 0xffff_ffffL);
        Cursor cursor =
                new Cursor(
                        epoch,
                        shortTime == 0 ? 0 : shortTime + YEAR_2020,
                        offsets(bytes, partitions, width));
        // One text a cursor: padding bits and needless width are refused.
        return cursor.encode().equals(text) ? Optional.of(cursor) : Optional.empty();
    }

    private static long[] offsets(byte[] bytes, int partitions, int width) {
        long[] offsets = new long[partitions];
        int bit = HEADER_BYTES * 8;
        for (int p = 0; p < partitions; p++) {
            for (int i = 0; i < width; i++, bit++) {
                offsets[p] = offsets[p] << 1 | (bytes[bit / 8] >> (7 - bit % 8) & 1);
            }
        }
        return offsets;
    }

    private static int offsetBytes(int partitions, int width) {
        return (partitions * width + 7) / 8;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Cursor other
                && epoch == other.epoch
                && time == other.time
                && Arrays.equals(next, other.next);
    }

    @Override
    public int hashCode() {
        return 31 * epoch + Arrays.hashCode(next);
    }

    @Override
    public String toString() {
        return encode();
    }
}
