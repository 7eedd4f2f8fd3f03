package dev.switchboard.bench.load;

import java.util.Arrays;

/**
 * A histogram of microseconds, exact to 2 %, that allocates nothing while it counts. One thread at
 * a time.
 */
public final class Latencies {

    /** Steps in each doubling: 64 of them are 1.6 % apart at most. */
    private static final int BITS = 6;

    private static final int STEPS = 1 << BITS;

    private final long[] counts = new long[(64 - BITS) * STEPS];
    private long total;
    private long max;

    /** Counts one; less than nothing counts as nothing. */
    public void add(long micros) {
        long value = Math.max(0, micros);
        counts[index(value)]++;
        total++;
        max = Math.max(max, value);
    }

    /** Counts what the others have counted, too. */
    public void addAll(Latencies others) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += others.counts[i];
        }
        total += others.total;
        max = Math.max(max, others.max);
    }

    public void clear() {
        Arrays.fill(counts, 0);
        total = 0;
        max = 0;
    }

    /** The value that this share of all, 0..1, does not exceed; 0 when there are none. */
    public long quantile(double share) {
        long wanted = (long) Math.ceil(share * total);
        long seen = 0;
        for (int i = 0; i < counts.length && total > 0; i++) {
            seen += counts[i];
            if (seen >= wanted && seen > 0) {
                return Math.min(max, upperEnd(i));
            }
        }
        return 0;
    }

    /** The longest; 0 when there are none. */
    public long max() {
        return max;
    }

    private static int index(long value) {
        if (value < STEPS) {
            return (int) value;
        }
        int shift = 63 - Long.numberOfLeadingZeros(value) - BITS;
        return (shift + 1) * STEPS + (int) (value >>> shift) - STEPS;
    }

    private static long upperEnd(int index) {
        if (index < STEPS) {
            return index;
        }
        int shift = index / STEPS - 1;
        return ((long) (STEPS + index % STEPS + 1) << shift) - 1;
    }
}
