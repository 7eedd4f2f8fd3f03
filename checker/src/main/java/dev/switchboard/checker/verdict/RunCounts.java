package dev.switchboard.checker.verdict;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens in a run. Any thread. */
public final class RunCounts {

    private final Map<Figure, LongAdder> counts = new EnumMap<>(Figure.class);

    public RunCounts() {
        for (Figure figure : Figure.values()) {
            counts.put(figure, new LongAdder());
        }
    }

    public void add(Figure figure) {
        add(figure, 1);
    }

    public void add(Figure figure, long by) {
        Objects.requireNonNull(counts.get(figure)).add(by);
    }

    public long of(Figure figure) {
        return Objects.requireNonNull(counts.get(figure)).sum();
    }
}
