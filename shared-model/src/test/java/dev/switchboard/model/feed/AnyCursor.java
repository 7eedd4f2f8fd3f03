package dev.switchboard.model.feed;

import java.util.Random;
import org.apache.kafka.common.Uuid;

/** Cursors of one topic with 8 partitions, at random. */
final class AnyCursor {

    static final Uuid TOPIC = Uuid.fromString("J8qXRwI-RyGhimOzIWeEXw");
    static final int PARTITIONS = 8;

    /** 2020-01-02: earlier append times are not told apart in a cursor's text. */
    private static final long EARLIEST = 1_577_923_200_000L;

    private static final long LATEST = EARLIEST + 1_000_000_000_000L;

    private AnyCursor() {}

    /** With offsets below {@code 2^bits}, some of them 0. */
    static Cursor of(Random random, int bits) {
        Cursor cursor = Cursor.start(TOPIC, PARTITIONS);
        for (int p = 0; p < PARTITIONS; p++) {
            if (random.nextInt(4) > 0) {
                cursor =
                        cursor.after(
                                p,
                                random.nextLong((1L << bits) - 1),
                                random.nextLong(EARLIEST, LATEST));
            }
        }
        return cursor;
    }
}
