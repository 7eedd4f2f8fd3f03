package dev.switchboard.bench.scenario;

import static dev.switchboard.bench.measured.Systems.ARTEMIS;
import static dev.switchboard.bench.measured.Systems.FLOOR;
import static dev.switchboard.bench.measured.Systems.FLOOR_UNBATCHED;
import static dev.switchboard.bench.measured.Systems.OURS;
import static dev.switchboard.bench.measured.Systems.OURS_KEPT;
import static dev.switchboard.bench.measured.Systems.RABBIT;
import static dev.switchboard.bench.measured.Systems.SPRING;

import dev.switchboard.bench.measured.MeasuredSystem;
import dev.switchboard.bench.process.UpdateSeries;
import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.scenario.Scenario.Trial;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How much can be sent. */
final class Throughput {

    private static final int SUBSCRIBERS = 500;
    private static final int MANY = 5000;
    private static final List<Integer> GROWTH = List.of(100, 1000, 5000, 9000);

    private Throughput() {}

    static Scenario fanOut() {
        BurstScenario burst = new BurstScenario();
        return Scenario.of(
                "fanout",
                "a burst of updates to 500 subscribers of everything",
                List.of(OURS, OURS_KEPT, FLOOR, FLOOR_UNBATCHED, SPRING, ARTEMIS, RABBIT),
                (target, context) -> toAll(burst, target, context, SUBSCRIBERS));
    }

    /** Fan-out can be no faster than the updates come in. */
    static Scenario feed() {
        BurstScenario burst = new BurstScenario();
        return Scenario.of(
                "feed",
                "a burst to a single subscriber: how fast updates come in, through either topic",
                List.of(OURS, OURS_KEPT),
                (target, context) -> toAll(burst, target, context, 1));
    }

    static Scenario ids() {
        BurstScenario one = new BurstScenario();
        BurstScenario many = new BurstScenario();
        return new Scenario(
                "ids",
                "a burst to 500 subscribers with one subscription id, and with 500",
                false,
                List.of(
                        new Trial(
                                "ours",
                                OURS,
                                (target, context) -> toAll(one, target, context, SUBSCRIBERS)),
                        new Trial(
                                "ours, 500 ids",
                                OURS,
                                (target, context) -> {
                                    Audience all = Audience.of(target.endpoint(), SUBSCRIBERS);
                                    context.open(target, all.withIds("subscription-%03d"));
                                    return many.measure(target, context, SUBSCRIBERS);
                                })));
    }

    static Scenario growth() {
        BurstScenario burst = new BurstScenario();
        return new Scenario(
                "growth",
                "a burst to 100, 1,000, 5,000 and 9,000 subscribers",
                false,
                GROWTH.stream()
                        .flatMap(number ->
                                Stream.of(OURS, FLOOR)
                                        .map(system ->
                                                new Trial(
                                                        system + " " + number,
                                                        system,
                                                        (target, context) ->
                                                                toAll(
                                                                        burst, target, context,
                                                                        number))))
                        .toList());
    }

    static Scenario unbatched() {
        return Scenario.of(
                "unbatched",
                "single updates to 5,000 subscribers, each when the last has reached everybody",
                List.of(OURS, FLOOR_UNBATCHED, SPRING),
                Throughput::oneByOne);
    }

    private static Map<Metric, Double> toAll(
            BurstScenario burst, MeasuredSystem target, ScenarioContext context, int subscribers)
            throws IOException {
        context.open(target, subscribers);
        return burst.measure(target, context, subscribers);
    }

    private static Map<Metric, Double> oneByOne(MeasuredSystem target, ScenarioContext context)
            throws IOException {
        context.open(target, MANY);
        Duration cpu = target.cost().cpu();
        List<SeriesOutcome> outcomes =
                IntStream.range(0, context.isQuick() ? 5 : 40)
                        .mapToObj(_ ->
                                context.countPatiently(
                                        target, UpdateSeries.burst(context.nextRun(), 1), MANY))
                        .toList();
        cpu = target.cost().cpu().minus(cpu);
        double micros = outcomes.stream().mapToLong(o -> o.counted().big("micros")).sum();
        double messages = outcomes.stream().mapToLong(SeriesOutcome::messages).sum();
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.RATE, messages * 1e6 / micros);
        figures.put(Metric.SERVER_CPU, cpu.toNanos() / 1e3 / messages);
        figures.put(Metric.LOST, (double) MANY * outcomes.size() - messages);
        return figures;
    }
}
