package dev.switchboard.cli.replay;

import java.util.Comparator;
import java.util.List;

/** A record that was not taken, and why. Ordered by line. */
record Refusal(long line, List<String> reasons) implements Comparable<Refusal> {

    Refusal {
        reasons = List.copyOf(reasons);
    }

    @Override
    public int compareTo(Refusal other) {
        return Comparator.comparingLong(Refusal::line).compare(this, other);
    }

    @Override
    public String toString() {
        return "line %d: %s".formatted(line, String.join("; ", reasons));
    }
}
