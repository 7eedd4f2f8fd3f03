package dev.switchboard.bench.message;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a message says about itself, in its contract id, so that it comes through any system
 * unchanged: {@code b-RRRR-LL-SSSSSSSS-TTTTTTTTTTTTTTTT-XXXX}, of fixed width.
 *
 * @param run which measurement it belongs to, 0..9999
 * @param lane messages of one lane stay in order, 0..99
 * @param sequence counts the messages of its lane from 0
 * @param micros when it was sent, by {@link #now}
 */
public record Stamp(int run, int lane, long sequence, long micros) {

    /** What stands before the digits of the run. */
    static final byte[] MARKER = "\"contract_id\":\"b-".getBytes(StandardCharsets.US_ASCII);

    static final int RUN_DIGITS = 4;
    static final int LANE_AT = 5;
    static final int LANE_DIGITS = 2;
    static final int SEQUENCE_AT = 8;
    static final int SEQUENCE_DIGITS = 8;
    static final int MICROS_AT = 17;
    static final int MICROS_DIGITS = 16;
    static final int LENGTH = MICROS_AT + MICROS_DIGITS;

    /** The same clock in every process of the machine, in microseconds. */
    public static long now() {
        return System.nanoTime() / 1000;
    }

    /** A stamp of now. */
    public static Stamp now(int run, int lane, long sequence) {
        return new Stamp(run, lane, sequence, now());
    }

    /**
     * The contract id that says it.
     *
     * @param salt 0..9999, to tell ids apart or to send them to a partition
     */
    public String contractId(int salt) {
        return String.format(
                Locale.ROOT, "b-%04d-%02d-%08d-%016d-%04d", run, lane, sequence, micros, salt);
    }
}
