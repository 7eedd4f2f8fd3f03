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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One update a request, beside requests with which the same server does nothing. */
final class Single {

    private static final int MOST_WARM_UPS = 8;
    private static final String NAME = "single";
    private static final String EMPTY = "empty endpoint";
    private static final int CONNECTIONS = 64;

    private final Meter meter;
    private final Runs runs = new Runs();
    private final Duration time;

    private Single(IngestSite site, Duration time) {
        this.meter = new Meter(site);
        this.time = time;
    }

    static Solo solo() {
        return new Solo(
                NAME,
                "one update a request on 64 connections, beside the same server's empty endpoint",
                Single::measure);
    }

    private static Results measure(Machine machine, int rounds, boolean quick) throws IOException {
        Duration time = quick ? Duration.ofSeconds(1) : Duration.ofSeconds(5);
        try (IngestSite site = new IngestSite(machine)) {
            int ours = site.ingest();
            int floor = site.floor();
            Single single = new Single(site, time);
            return new Turns(
                            NAME,
                            Metric.REQUESTS,
                            List.of(
                                    single.part("ours", EMPTY, ours, Request.UPDATE),
                                    single.part(EMPTY, null, ours, Request.EMPTY),
                                    single.part("liveness", EMPTY, ours, Request.LIVENESS),
                                    single.part("sender's limit", null, floor, Request.UPDATE)))
                    .run(quick ? 1 : MOST_WARM_UPS, rounds);
        }
    }

    private Part part(String label, @Nullable String against, int port, Request request) {
        return new Part(
                label,
                against,
                () -> meter.calls(CallPlan.closed(port, request, runs.next(), CONNECTIONS, time)));
    }
}
