package dev.switchboard.bench.scenario;

import dev.switchboard.bench.measured.MeasuredSystem;
import dev.switchboard.bench.process.UpdateSeries;
import dev.switchboard.bench.result.Metric;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * As many updates at once as take a system about two seconds: what it can do at its best. Each
 * system's burst is as long as its speed asks for. One thread.
 */
final class BurstScenario {

    private static final double SECONDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Far fewer than fall out of the shared log. */
    private static final int MOST = 20_000;

    private static final int LEAST = 40;

    /** Until the compiler has done its work a system gets faster from one burst to the next. */
    private static final int WARM_UPS = 6;

    private static final double GROWING = 1.15;

    private final Map<String, Double> rates = new HashMap<>();

    /** Sends one to so many subscribers, who are there already. */
    Map<Metric, Double> measure(MeasuredSystem target, ScenarioContext context, int subscribers)
            throws IOException {
        String key = target.name() + "/" + subscribers;
        if (!rates.containsKey(key)) {
            warmUp(key, target, context, subscribers);
        }
        return send(key, target, context, subscribers).throughput();
    }

    private void warmUp(String key, MeasuredSystem target, ScenarioContext context, int subscribers)
            throws IOException {
        double before = 0;
        double rate = send(key, target, context, subscribers).rate();
        for (int i = 1; i < WARM_UPS && rate > GROWING * before && !context.isQuick(); i++) {
            before = rate;
            rate = send(key, target, context, subscribers).rate();
        }
    }

    private SeriesOutcome send(
            String key, MeasuredSystem target, ScenarioContext context, int subscribers)
            throws IOException {
        double rate = rates.getOrDefault(key, 0.0);
        double seconds = context.isQuick() ? SECONDS / 4 : SECONDS;
        int count = (int) Math.clamp(rate * seconds / subscribers, LEAST, MOST);
        UpdateSeries feed = UpdateSeries.burst(context.nextRun(), count);
        SeriesOutcome outcome = context.count(target, feed, (long) count * subscribers, PATIENCE);
        rates.put(key, outcome.rate());
        return outcome;
    }
}
