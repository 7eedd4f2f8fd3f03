package dev.switchboard.bench.ingest;

import dev.switchboard.bench.call.CallPlan;
import dev.switchboard.bench.call.Request;
import dev.switchboard.bench.measured.IngestSite;
import dev.switchboard.bench.measured.Machine;
import dev.switchboard.bench.measured.ProducerKind;
import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.result.Results;
import dev.switchboard.bench.scenario.Solo;
import dev.switchboard.bench.scenario.Turns;
import dev.switchboard.bench.scenario.Turns.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Many updates a request, beside bare producers that write the same records. */
final class Bulk {

    private static final int MOST_WARM_UPS = 8;
    private static final String NAME = "bulk";
    private static final String LIKE_OURS = "producer set like ours";
    private static final String PLAIN = "producer as it comes";
    private static final int STREAMS = 4;
    private static final int ARRAYS = 8;

    private final IngestSite site;
    private final Meter meter;
    private final Runs runs = new Runs();
    private final Duration time;

    private Bulk(IngestSite site, Duration time) {
        this.site = site;
        this.meter = new Meter(site);
        this.time = time;
    }

    static Solo solo() {
        return new Solo(
                NAME,
                "streams of lines, and arrays of 1,000 updates, beside a bare Kafka producer",
                Bulk::measure);
    }

    private static Results measure(Machine machine, int rounds, boolean quick) throws IOException {
        Duration time = quick ? Duration.ofSeconds(1) : Duration.ofSeconds(5);
        try (IngestSite site = new IngestSite(machine)) {
            return new Turns(NAME, Metric.RECORDS, new Bulk(site, time).parts())
                    .run(quick ? 1 : MOST_WARM_UPS, rounds);
        }
    }

    private List<Part> parts() throws IOException {
        int ours = site.ingest();
        int floor = site.floor();
        return List.of(
                new Part(
                        "ours, a stream",
                        LIKE_OURS,
                        () -> meter.stream(plan(ours, Request.UPDATE, 1), true)),
                new Part(
                        "ours, 4 streams",
                        LIKE_OURS,
                        () -> meter.stream(plan(ours, Request.UPDATE, STREAMS), true)),
                new Part(
                        "ours, arrays of 1,000",
                        LIKE_OURS,
                        () -> meter.updates(plan(ours, Request.ARRAY, ARRAYS))),
                producer(LIKE_OURS, ProducerKind.OURS),
                producer(PLAIN, ProducerKind.PLAIN),
                new Part(
                        "sender's limit",
                        null,
                        () -> meter.stream(plan(floor, Request.UPDATE, 1), false)));
    }

    private CallPlan plan(int port, Request request, int connections) {
        return CallPlan.closed(port, request, runs.next(), connections, time);
    }

    private Part producer(String label, ProducerKind kind) {
        return new Part(
                label,
                null,
                () -> meter.produced(() -> site.produce(kind, runs.next(), time.toMillis())));
    }
}
