package dev.switchboard.bench.ingest;

import dev.switchboard.bench.call.CallPlan;
import dev.switchboard.bench.call.Request;
import dev.switchboard.bench.measured.IngestSite;
import dev.switchboard.bench.measured.Machine;
import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.result.Results;
import dev.switchboard.bench.scenario.Solo;
import dev.switchboard.bench.scenario.Turns;
import dev.switchboard.bench.scenario.Turns.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Three times as much as can be taken. First the best rate is looked for in closed loops, then the
 * delays of a tenth of it in an open loop; then three times as much is offered in an open loop.
 */
final class Overload {

    private static final String NAME = "overload";
    private static final String BEST = "the most it takes";
    private static final List<Integer> CONNECTIONS = List.of(32, 128, 512);
    private static final List<Integer> ONE_TRY = List.of(128);
    private static final int TIMES = 3;
    private static final int TENTH = 10;

    /** As many clients as may wait for an answer at once. */
    private static final int CROWD = 2000;

    private final IngestSite site;
    private final boolean quick;
    private final Runs runs = new Runs();
    private double best;
    private double unloaded;

    private Overload(IngestSite site, boolean quick) {
        this.site = site;
        this.quick = quick;
    }

    static Solo solo() {
        return new Solo(
                NAME,
                "three times the most it takes, offered by up to 2,000 connections",
                Overload::measure);
    }

    private static Results measure(Machine machine, int rounds, boolean quick) throws IOException {
        try (IngestSite site = new IngestSite(machine)) {
            Overload overload = new Overload(site, quick);
            return new Turns(
                            NAME,
                            Metric.REQUESTS,
                            List.of(
                                    new Part(BEST, null, overload::best),
                                    new Part("a tenth of it", null, overload::unloaded),
                                    new Part("three times as much", BEST, overload::overloaded)))
                    .inOrder()
                    .run(quick ? 1 : 4, rounds);
        }
    }

    private Map<Metric, Double> best() throws IOException {
        Map<Metric, Double> found = Map.of();
        best = 0;
        for (int connections : quick ? ONE_TRY : CONNECTIONS) {
            Map<Metric, Double> figures = Meter.called(site.call(plan(connections, 4)));
            double rate = figures.getOrDefault(Metric.REQUESTS, 0.0);
            if (rate > best) {
                best = rate;
                found = figures;
            }
        }
        return found;
    }

    private Map<Metric, Double> unloaded() throws IOException {
        Map<Metric, Double> figures =
                offered(plan(1, 6).open(Math.max(1, (long) (best / TENTH)), CROWD));
        unloaded = figures.getOrDefault(Metric.P99, 0.0);
        return figures;
    }

    private Map<Metric, Double> overloaded() throws IOException {
        double before = site.ingestCost().residentBytes();
        Map<Metric, Double> figures =
                offered(plan(1, 10).open(Math.max(1, (long) (best * TIMES)), CROWD));
        double after = site.ingestCost().residentBytes();
        figures.put(Metric.MEMORY, after / 1e6);
        figures.put(Metric.GROWTH, (after - before) / 1e6);
        if (unloaded > 0) {
            figures.put(Metric.P99_TIMES, figures.getOrDefault(Metric.P99, 0.0) / unloaded);
        }
        return figures;
    }

    /** What comes before the load is steady does not count. */
    private CallPlan plan(int connections, int seconds) throws IOException {
        Duration lead = Duration.ofMillis(quick ? 300 : 2000);
        Duration time = quick ? Duration.ofSeconds(1) : Duration.ofSeconds(seconds);
        return CallPlan.closed(site.ingest(), Request.UPDATE, runs.next(), connections, time)
                .after(lead);
    }

    private Map<Metric, Double> offered(CallPlan plan) throws IOException {
        ProcessMessage told = site.call(plan);
        Map<Metric, Double> figures = new EnumMap<>(Meter.called(told));
        double seconds = told.big("micros") / 1e6;
        figures.put(Metric.OFFERED, (told.big("sent") + told.big("unsent")) / seconds);
        figures.put(Metric.UNAVAILABLE, (double) told.big("unavailable"));
        figures.put(Metric.LIMITED, (double) told.big("limited"));
        figures.put(Metric.UNSENT, (double) told.big("unsent"));
        figures.merge(Metric.FAILED, (double) told.big("unanswered"), Double::sum);
        return figures;
    }
}
