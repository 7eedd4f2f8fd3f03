package dev.switchboard.bench.ingest;

import dev.switchboard.bench.call.CallPlan;
import dev.switchboard.bench.call.Request;
import dev.switchboard.bench.measured.IngestSite;
import dev.switchboard.bench.measured.Machine;
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
 * 40 requests a second in an open loop, to a service that is warm: what each costs in processor
 * time, beside the empty endpoint at the same rate and the same service while nothing is sent. One
 * thread.
 */
final class Trickle {

    private static final String NAME = "trickle";

    /** Requests a second. */
    private static final int RATE = 40;

    /** Connections of the warm-up, and the most that the open loop may use. */
    private static final int CONNECTIONS = 64;

    private static final double MICROS = 1e6;

    private final IngestSite site;
    private final Meter meter;
    private final Runs runs = new Runs();
    private final boolean quick;

    private Trickle(IngestSite site, boolean quick) {
        this.site = site;
        this.meter = new Meter(site);
        this.quick = quick;
    }

    static Solo solo() {
        return new Solo(
                NAME,
                "40 updates/s once warm, beside the empty endpoint and a service to which nothing is sent",
                Trickle::measure);
    }

    private static Results measure(Machine machine, int rounds, boolean quick) throws IOException {
        try (IngestSite site = new IngestSite(machine)) {
            Trickle trickle = new Trickle(site, quick);
            trickle.warmUp();
            return new Turns(
                            NAME,
                            Metric.REQUESTS,
                            List.of(
                                    trickle.part("ours", Request.UPDATE),
                                    trickle.part("empty endpoint", Request.EMPTY),
                                    new Part("ours, nothing sent", null, trickle::idle)))
                    .run(1, rounds);
        }
    }

    /** Closed loops, so that the compiler is done with both paths; then a pause. */
    private void warmUp() throws IOException {
        saturate(Request.UPDATE, quick ? 5 : 60);
        saturate(Request.EMPTY, quick ? 5 : 20);
        meter.idle(Duration.ofSeconds(quick ? 1 : 5), 1);
    }

    private void saturate(Request request, int seconds) throws IOException {
        Duration time = Duration.ofSeconds(seconds);
        site.call(CallPlan.closed(site.ingest(), request, runs.next(), CONNECTIONS, time));
    }

    private Part part(String label, Request request) {
        return new Part(label, null, () -> calls(request));
    }

    private Map<Metric, Double> calls(Request request) throws IOException {
        CallPlan plan =
                CallPlan.closed(site.ingest(), request, runs.next(), CONNECTIONS, time())
                        .open(RATE, CONNECTIONS);
        Map<Metric, Double> figures = meter.calls(plan);
        return withShare(figures, figures.getOrDefault(Metric.REQUESTS, 0.0));
    }

    private Map<Metric, Double> idle() throws IOException {
        return withShare(meter.idle(time(), RATE * time().toSeconds()), RATE);
    }

    private Duration time() {
        return Duration.ofSeconds(quick ? 5 : 30);
    }

    /** Adds how much of a core so many a second take. */
    private static Map<Metric, Double> withShare(Map<Metric, Double> figures, double perSecond) {
        Map<Metric, Double> all = new EnumMap<>(figures);
        double micros = figures.getOrDefault(Metric.INGEST_CPU, 0.0);
        all.put(Metric.INGEST_SHARE, micros * perSecond / MICROS);
        return all;
    }
}
