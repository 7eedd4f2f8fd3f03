package dev.switchboard.bench.ingest;

import dev.switchboard.bench.call.CallPlan;
import dev.switchboard.bench.call.Request;
import dev.switchboard.bench.measured.IngestSite;
import dev.switchboard.bench.measured.Machine;
import dev.switchboard.bench.message.Stamp;
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

/** An ingest service that is called from the moment its process is started. */
final class ColdStart {

    private static final String NAME = "cold";
    private static final String WARM = "the same process, next 10 s";
    private static final int CONNECTIONS = 64;
    private static final Duration TIME = Duration.ofSeconds(10);

    private final IngestSite site;
    private final Runs runs = new Runs();
    private Map<Metric, Double> next = Map.of();

    private ColdStart(IngestSite site) {
        this.site = site;
    }

    static Solo solo() {
        return new Solo(
                NAME,
                "updates taken in the first 10 s of a process, and after how long the first",
                ColdStart::measure);
    }

    private static Results measure(Machine machine, int rounds, boolean quick) throws IOException {
        try (IngestSite site = new IngestSite(machine)) {
            ColdStart cold = new ColdStart(site);
            return new Turns(
                            NAME,
                            Metric.ANSWERED,
                            List.of(
                                    new Part("ours, first 10 s", WARM, () -> cold.start(quick)),
                                    new Part(WARM, null, () -> cold.next)))
                    .inOrder()
                    .run(0, rounds);
        }
    }

    private Map<Metric, Double> start(boolean quick) throws IOException {
        long since = Stamp.now();
        return site.atStart(port -> {
            Map<Metric, Double> first = answered(call(port), since);
            next = quick ? Map.of() : answered(call(port), 0);
            return first;
        });
    }

    private ProcessMessage call(int port) throws IOException {
        return site.call(CallPlan.closed(port, Request.UPDATE, runs.next(), CONNECTIONS, TIME));
    }

    /**
     * @param since when the process was started, {@link Stamp#now}; 0 where it ran before
     */
    private static Map<Metric, Double> answered(ProcessMessage told, long since) {
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.ANSWERED, (double) told.big("accepted"));
        figures.put(Metric.UNAVAILABLE, (double) told.big("unavailable"));
        figures.put(Metric.FAILED, (double) told.big("other") + told.big("broken"));
        figures.put(Metric.P99, told.big("p99") / 1e3);
        if (since > 0 && told.big("first") > 0) {
            figures.put(Metric.FIRST, (told.big("first") - since) / 1e6);
        }
        return figures;
    }
}
