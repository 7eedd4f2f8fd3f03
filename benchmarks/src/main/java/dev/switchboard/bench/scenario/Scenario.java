package dev.switchboard.bench.scenario;

import dev.switchboard.bench.measured.MeasuredSystem;
import dev.switchboard.bench.result.Metric;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Something to be measured, in turns.
 *
 * @param name as it is called for
 * @param about one sentence
 * @param fresh whether each measurement begins with a server that has just started
 * @param trials what is compared
 */
public record Scenario(String name, String about, boolean fresh, List<Trial> trials) {

    /** How a system is measured once. */
    @FunctionalInterface
    public interface Measuring {
        /** Opens the connections that it needs; they are closed for it. */
        Map<Metric, Double> measure(MeasuredSystem target, ScenarioContext context)
                throws IOException;
    }

    /**
     * One line of the comparison.
     *
     * @param label as tables call it
     * @param system what it is measured on
     */
    public record Trial(String label, String system, Measuring how) {}

    public Scenario {
        trials = List.copyOf(trials);
    }

    /** One that measures every system in the same way. */
    static Scenario of(String name, String about, List<String> systems, Measuring how) {
        return new Scenario(
                name,
                about,
                false,
                systems.stream().map(system -> new Trial(system, system, how)).toList());
    }

    /** The same with other trials. */
    public Scenario with(Function<List<Trial>, List<Trial>> change) {
        return new Scenario(name, about, fresh, change.apply(trials));
    }
}
