package dev.switchboard.bench.scenario;

import static dev.switchboard.bench.measured.Systems.ARTEMIS;
import static dev.switchboard.bench.measured.Systems.FLOOR;
import static dev.switchboard.bench.measured.Systems.OURS;
import static dev.switchboard.bench.measured.Systems.RABBIT;
import static dev.switchboard.bench.measured.Systems.SPRING;

import dev.switchboard.bench.measured.Target;
import dev.switchboard.bench.process.Feed;
import dev.switchboard.bench.process.Words;
import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.scenario.Scenario.Trial;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What many connections and subscriptions cost. */
final class Crowds {

    private static final int IDLE = 9000;
    private static final int STORM = 5000;
    private static final int NARROW_CONNECTIONS = 2000;
    private static final int EACH = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Crowds() {}

    static Scenario idle() {
        return new Scenario(
                "idle",
                "resident memory of 9,000 subscribers to whom nothing is sent",
                true,
                List.of(OURS, FLOOR, SPRING, ARTEMIS, RABBIT).stream()
                        .map(system -> new Trial(system, system, Crowds::idle))
                        .toList());
    }

    static Scenario storm() {
        return Scenario.of(
                "storm",
                "5,000 subscribers that are cut off and come back all at once",
                List.of(OURS, FLOOR, SPRING, ARTEMIS),
                Crowds::storm);
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
                                (target, stage) -> narrow(target, stage, NARROW_CONNECTIONS, EACH)),
                        new Trial(
                                "ours, 1 contract",
                                OURS,
                                (target, stage) -> narrow(target, stage, 1, 1))));
    }

    private static Map<Metric, Double> idle(Target target, Stage stage) throws IOException {
        // what the first connections load and compile is not what a connection costs
        stage.open(target, 200);
        stage.close();
        target.cost().collectGarbage();
        double before = target.cost().residentBytes();
        stage.open(target, Audience.of(target.door(), IDLE));
        target.cost().collectGarbage();
        double after = target.cost().residentBytes();
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.RESIDENT, (after - before) / IDLE / 1024);
        figures.put(Metric.MEMORY, after / 1e6);
        return figures;
    }

    private static Map<Metric, Double> storm(Target target, Stage stage) throws IOException {
        Audience all = Audience.of(target.door(), STORM);
        stage.open(target, all);
        stage.close();
        Duration cpu = target.cost().cpu();
        Words opened = stage.tryToOpen(target, all.atOnce());
        cpu = target.cost().cpu().minus(cpu);
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.SECONDS, opened.big("micros") / 1e6);
        figures.put(Metric.REFUSED, (double) STORM - opened.number("connections"));
        figures.put(Metric.OPENING_CPU, cpu.toNanos() / 1e3 / STORM);
        return figures;
    }

    private static Map<Metric, Double> narrow(
            Target target, Stage stage, int connections, int subscriptions) throws IOException {
        Audience each =
                Audience.of(target.door(), connections)
                        .withDestinations(
                                target.door().destination() + "/" + Feed.CONTRACT_PATTERN,
                                subscriptions);
        stage.open(target, each);
        int count = stage.isQuick() ? 10_000 : 40_000;
        Feed feed =
                new Feed(Feed.SAME_CONTRACTS, count, Duration.ZERO, connections * subscriptions);
        return stage.count(target, feed, count, PATIENCE).throughput();
    }
}
