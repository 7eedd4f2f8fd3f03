package dev.switchboard.bench.scenario;

import static dev.switchboard.bench.measured.Systems.ARTEMIS;
import static dev.switchboard.bench.measured.Systems.FLOOR;
import static dev.switchboard.bench.measured.Systems.OURS;
import static dev.switchboard.bench.measured.Systems.OURS_KEPT;
import static dev.switchboard.bench.measured.Systems.POSTED;
import static dev.switchboard.bench.measured.Systems.RABBIT;
import static dev.switchboard.bench.measured.Systems.SPRING;

import dev.switchboard.bench.measured.MeasuredSystem;
import dev.switchboard.bench.process.UpdateSeries;
import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.scenario.Scenario.Trial;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a load costs that the server keeps up with, and how long messages take. */
final class Delay {

    private static final int SUBSCRIBERS = 500;
    private static final Duration GAP = Duration.ofMillis(25);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** More than all buffers of a socket whose client does not read. */
    private static final int FILLING = 6000;

    private Delay() {}

    static Scenario steady() {
        return Scenario.of(
                "steady",
                "40 updates/s to 500 subscribers",
                List.of(OURS, OURS_KEPT, FLOOR, SPRING, ARTEMIS, RABBIT),
                (target, context) -> {
                    context.open(target, SUBSCRIBERS);
                    return flow(target, context);
                });
    }

    static Scenario latency() {
        return Scenario.of(
                "latency",
                "from POST to 500 subscribers at 40 updates/s, peers fed from the same topic",
                Stream.of(OURS, SPRING, ARTEMIS).map(POSTED::concat).toList(),
                (target, context) -> {
                    context.open(target, SUBSCRIBERS);
                    return flow(target, context);
                });
    }

    static Scenario stalled() {
        return new Scenario(
                "stalled",
                "40 updates/s to 500 subscribers beside others that have stopped reading",
                false,
                Stream.of(0, 1, 2000)
                        .map(number ->
                                new Trial(
                                        number == 0 ? OURS : "ours, %d stalled".formatted(number),
                                        OURS,
                                        (target, context) -> beside(number, target, context)))
                        .toList());
    }

    private static Map<Metric, Double> beside(
            int stalled, MeasuredSystem target, ScenarioContext context) throws IOException {
        Audience all = Audience.of(target.endpoint(), SUBSCRIBERS + stalled);
        context.open(target, all.withStalled(stalled));
        context.count(
                target,
                UpdateSeries.burst(context.nextRun(), FILLING),
                (long) FILLING * SUBSCRIBERS,
                PATIENCE);
        Map<Metric, Double> figures = flow(target, context);
        figures.put(Metric.MEMORY, target.cost().residentBytes() / 1e6);
        return figures;
    }

    private static Map<Metric, Double> flow(MeasuredSystem target, ScenarioContext context)
            throws IOException {
        int count = context.isQuick() ? 100 : 600;
        UpdateSeries feed = new UpdateSeries(context.nextRun(), count, GAP, 0);
        return context.count(target, feed, (long) count * SUBSCRIBERS, PATIENCE).latency();
    }
}
