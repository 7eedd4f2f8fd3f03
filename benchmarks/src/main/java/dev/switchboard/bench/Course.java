package dev.switchboard.bench;

import dev.switchboard.bench.load.LoadGenerator;
import dev.switchboard.bench.measured.AbsentException;
import dev.switchboard.bench.measured.Machine;
import dev.switchboard.bench.measured.Systems;
import dev.switchboard.bench.process.ChildProcess;
import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.result.Results;
import dev.switchboard.bench.scenario.Scenario;
import dev.switchboard.bench.scenario.Scenario.Trial;
import dev.switchboard.bench.scenario.ScenarioContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs a scenario: every system is warmed up until its compiler has little left to do, then come
 * rounds in which each has its turn.
 */
final class Course implements AutoCloseable {

    private static final int FEWEST_WARM_UPS = 3;
    private static final int MOST_WARM_UPS = 6;

    /** As long as it takes so much less processor time than before, it is not warm. */
    private static final double FALLING = 0.9;

    private final Systems systems;
    private final ChildProcess load;
    private final ScenarioContext context;
    private int failures;

    Course(Systems systems, Machine machine, int readers, boolean quick) throws IOException {
        this.systems = systems;
        this.load = machine.program("load", LoadGenerator.class, Integer.toString(readers));
        load.answer();
        this.context = new ScenarioContext(load, quick);
    }

    /** Whoever went first goes last in the next round. */
    Results run(Scenario scenario, int rounds) throws IOException {
        Results results =
                new Results(scenario.name(), scenario.trials().stream().map(Trial::label).toList());
        List<Trial> order = new ArrayList<>(scenario.trials());
        for (int round = scenario.fresh() ? 1 : 0; round <= rounds; round++) {
            for (Trial trial : List.copyOf(order)) {
                try {
                    if (round == 0) {
                        warmUp(scenario, trial);
                    } else {
                        Map<Metric, Double> reading = measure(scenario, trial);
                        report(round, trial.label(), reading);
                        results.add(trial.label(), reading);
                    }
                } catch (AbsentException e) {
                    System.out.println("absent   " + trial.label() + ": " + e.getMessage());
                    order.remove(trial);
                } catch (IOException e) {
                    // what one system can't do is no reason not to measure the others
                    System.out.println("failed   " + trial.label() + ": " + e.getMessage());
                    failures++;
                }
            }
            Collections.rotate(order, -1);
        }
        return results;
    }

    /** How many measurements came to nothing. */
    int failures() {
        return failures;
    }

    private void warmUp(Scenario scenario, Trial trial) throws IOException {
        double before = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MOST_WARM_UPS; i++) {
            Map<Metric, Double> reading = measure(scenario, trial);
            report(0, trial.label(), reading);
            double now = reading.getOrDefault(Metric.SERVER_CPU, Double.POSITIVE_INFINITY);
            boolean warm = i >= FEWEST_WARM_UPS - 1 && now >= FALLING * before;
            if (context.isQuick() || warm || now == Double.POSITIVE_INFINITY) {
                return;
            }
            before = now;
        }
    }

    private Map<Metric, Double> measure(Scenario scenario, Trial trial) throws IOException {
        if (scenario.fresh()) {
            systems.stop(trial.system());
        }
        try {
            return trial.how().measure(systems.get(trial.system()), context);
        } finally {
            context.close();
        }
    }

    private static void report(int round, String name, Map<Metric, Double> reading) {
        String figures =
                reading.entrySet().stream()
                        .map(figure ->
                                figure.getKey().text(figure.getValue())
                                        + " "
                                        + figure.getKey().label())
                        .collect(Collectors.joining("; "));
        String when = round > 0 ? "round " + round : "warm-up";
        System.out.println("%-8s %-16s %s".formatted(when, name, figures));
    }

    @Override
    public void close() {
        load.close();
    }
}
