package dev.switchboard.cli.replay;

import java.util.Comparator;
import java.util.List;

/** A record that was not taken, and why. Ordered by line. */
record RefusedRecord(long line, List<String> reasons) implements Comparable<RefusedRecord> {

    RefusedRecord {
        reasons = List.copyOf(reasons);
    }

    @Override
    public int compareTo(RefusedRecord other) {
        return Comparator.comparingLong(RefusedRecord::line).compare(this, other);
    }

    @Override
    public String toString() {
        return "line %d: %s".formatted(line, String.join("; ", reasons));
    }
}
