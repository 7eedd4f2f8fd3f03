package dev.switchboard.bench.message;

import java.nio.ByteBuffer;

/**
 * Finds the stamp of a message without allocating. Looks first where the last one stood: headers
 * hardly change their length from one message to the next. One thread.
 */
public final class StampReader {

    private static final int NEAR = 8;

    private int hint;
    private int at = -1;

    /**
     * Looks for a stamp between two places of a buffer.
     *
     * @return whether there is one; the other methods then tell of it
     */
    public boolean find(ByteBuffer bytes, int from, int to) {
        int last = to - Stamp.MARKER.length - Stamp.LENGTH;
        int guess = from + hint;
        at = guess <= last && matches(bytes, guess) ? guess : search(bytes, from, last);
        if (at < 0) {
            return false;
        }
        hint = at - from;
        at += Stamp.MARKER.length;
        return true;
    }

    private int search(ByteBuffer bytes, int from, int last) {
        int near = Math.max(from, from + hint - NEAR);
        int found = scan(bytes, near, Math.min(last, near + 2 * NEAR));
        return found >= 0 ? found : scan(bytes, from, last);
    }

    private static int scan(ByteBuffer bytes, int from, int last) {
        for (int place = from; place <= last; place++) {
            if (matches(bytes, place)) {
                return place;
            }
        }
        return -1;
    }

    private static boolean matches(ByteBuffer bytes, int place) {
        for (int i = 0; i < Stamp.MARKER.length; i++) {
            if (bytes.get(place + i) != Stamp.MARKER[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where the stamp ends. */
    public int end() {
        return at + Stamp.LENGTH;
    }

    public int run(ByteBuffer bytes) {
        return (int) number(bytes, 0, Stamp.RUN_DIGITS);
    }

    public int lane(ByteBuffer bytes) {
        return (int) number(bytes, Stamp.LANE_AT, Stamp.LANE_DIGITS);
    }

    public long sequence(ByteBuffer bytes) {
        return number(bytes, Stamp.SEQUENCE_AT, Stamp.SEQUENCE_DIGITS);
    }

    public long micros(ByteBuffer bytes) {
        return number(bytes, Stamp.MICROS_AT, Stamp.MICROS_DIGITS);
    }

    private long number(ByteBuffer bytes, int offset, int digits) {
        long number = 0;
        for (int i = 0; i < digits; i++) {
            number = number * 10 + bytes.get(at + offset + i) - '0';
        }
        return number;
    }
}
