package dev.switchboard.bench.scenario;

import static dev.switchboard.bench.measured.Systems.ARTEMIS;
import static dev.switchboard.bench.measured.Systems.FLOOR;
import static dev.switchboard.bench.measured.Systems.OURS;
import static dev.switchboard.bench.measured.Systems.RABBIT;
import static dev.switchboard.bench.measured.Systems.SPRING;

import dev.switchboard.bench.measured.MeasuredSystem;
import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.bench.process.UpdateSeries;
import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.scenario.Scenario.Trial;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What many connections and subscriptions cost. */
final class ManyConnections {

    private static final int IDLE = 9000;
    private static final int STORM = 5000;
    private static final int NARROW_CONNECTIONS = 2000;
    private static final int EACH = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ManyConnections() {}

    static Scenario idle() {
        return new Scenario(
                "idle",
                "resident memory of 9,000 subscribers to whom nothing is sent",
                true,
                List.of(OURS, FLOOR, SPRING, ARTEMIS, RABBIT).stream()
                        .map(system -> new Trial(system, system, ManyConnections::idle))
                        .toList());
    }

    static Scenario storm() {
        return Scenario.of(
                "storm",
                "5,000 subscribers that are cut off and come back all at once",
                List.of(OURS, FLOOR, SPRING, ARTEMIS),
                ManyConnections::storm);
    }

    static Scenario narrow() {
        return new Scenario(
                "narrow",
                "a burst over 10,000 subscriptions of one contract each, and over one",
                false,
                List.of(
                        new Trial(
                                "ours, 10000 contracts",
                                OURS,
                                (target, context) ->
                                        narrow(target, context, NARROW_CONNECTIONS, EACH)),
                        new Trial(
                                "ours, 1 contract",
                                OURS,
                                (target, context) -> narrow(target, context, 1, 1))));
    }

    private static Map<Metric, Double> idle(MeasuredSystem target, ScenarioContext context)
            throws IOException {
        // what the first connections load and compile is not what a connection costs
        context.open(target, 200);
        context.close();
        target.cost().collectGarbage();
        double before = target.cost().residentBytes();
        context.open(target, Audience.of(target.endpoint(), IDLE));
        target.cost().collectGarbage();
        double after = target.cost().residentBytes();
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.RESIDENT, (after - before) / IDLE / 1024);
        figures.put(Metric.MEMORY, after / 1e6);
        return figures;
    }

    private static Map<Metric, Double> storm(MeasuredSystem target, ScenarioContext context)
            throws IOException {
        Audience all = Audience.of(target.endpoint(), STORM);
        context.open(target, all);
        context.close();
        Duration cpu = target.cost().cpu();
        ProcessMessage opened = context.tryToOpen(target, all.atOnce());
        cpu = target.cost().cpu().minus(cpu);
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.SECONDS, opened.big("micros") / 1e6);
        figures.put(Metric.REFUSED, (double) STORM - opened.number("connections"));
        figures.put(Metric.OPENING_CPU, cpu.toNanos() / 1e3 / STORM);
        return figures;
    }

    private static Map<Metric, Double> narrow(
            MeasuredSystem target, ScenarioContext context, int connections, int subscriptions)
            throws IOException {
        Audience each =
                Audience.of(target.endpoint(), connections)
                        .withDestinations(
                                target.endpoint().destination()
                                        + "/"
                                        + UpdateSeries.CONTRACT_PATTERN,
                                subscriptions);
        context.open(target, each);
        int count = context.isQuick() ? 10_000 : 40_000;
        UpdateSeries feed =
                new UpdateSeries(
                        UpdateSeries.SAME_CONTRACTS,
                        count,
                        Duration.ZERO,
                        connections * subscriptions);
        return context.count(target, feed, count, PATIENCE).throughput();
    }
}
