package dev.switchboard.checker.verdict;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param seed reproduces its plan
 * @param figures what was counted
 * @param faults the faults kept; none when every promise was held
 * @param found how many faults of each kind there were, those not kept included
 */
public record Verdict(
        long seed, Map<Figure, Long> figures, List<Fault> faults, Map<Breach, Integer> found) {
    public Verdict {
        figures = new EnumMap<>(figures);
        faults = List.copyOf(faults);
        found = Map.copyOf(found);
    }

    /** How many faults broke that promise, those not kept included. */
    public int found(Breach breach) {
        return found.getOrDefault(breach, 0);
    }

    /** How many faults there were, those not kept included. */
    public int total() {
        return found.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What was counted and found so far. */
    public static Verdict of(long seed, RunCounts counts, Faults faults) {
        Map<Figure, Long> figures = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            figures.put(figure, counts.of(figure));
        }
        return new Verdict(seed, figures, faults.kept(), faults.counts());
    }

    public long figure(Figure figure) {
        return figures.getOrDefault(figure, 0L);
    }

    /** The report for people, several lines. */
    public String report() {
        StringBuilder text = new StringBuilder("seed ").append(seed).append('\n');
        figures.forEach(
                (figure, count) -> text.append("  %-22s %d%n".formatted(figure.label(), count)));
        text.append(total() == 0 ? "no faults" : total() + " faults").append('\n');
        faults.forEach(fault -> text.append("  ").append(fault).append('\n'));
        return text.toString();
    }
}
