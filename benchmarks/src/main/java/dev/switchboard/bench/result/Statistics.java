package dev.switchboard.bench.result;

import java.util.Arrays;
import java.util.Collection;

/**
 * Median, least and most of a few rounds.
 *
 * @param rounds how many there were
 */
public record Statistics(double median, double min, double max, int rounds) {

    /** Of at least one value. */
    public static Statistics of(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Statistics(
                median, sorted[0], Arrays.stream(sorted).max().orElseThrow(), sorted.length);
    }
}
