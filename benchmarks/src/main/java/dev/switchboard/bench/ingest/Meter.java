package dev.switchboard.bench.ingest;

import dev.switchboard.bench.call.CallPlan;
import dev.switchboard.bench.measured.IngestSite;
import dev.switchboard.bench.process.Cost;
import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.bench.result.Metric;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Does something at a site and adds what it cost in processor time, for each of what was done. One
 * thread.
 */
final class Meter {

    private static final double MICROS = 1e6;

    private final IngestSite site;

    /** Does something. */
    @FunctionalInterface
    interface Work {
        ProcessMessage done() throws IOException;
    }

    Meter(IngestSite site) {
        this.site = site;
    }

    /** Calls that were answered well: their rate and delays, and how many went wrong. */
    Map<Metric, Double> calls(CallPlan plan) throws IOException {
        return cost("accepted", 1, () -> site.call(plan), Meter::called);
    }

    /**
     * Calls with many updates: how many of these were taken.
     *
     * @throws IOException when one was refused, as none should be
     */
    Map<Metric, Double> updates(CallPlan plan) throws IOException {
        int each = plan.request().updates();
        return cost(
                "accepted",
                each,
                () -> whole(site.call(plan)),
                told -> records(told, "accepted", each));
    }

    /**
     * Streams.
     *
     * @param counted whether the server says how many it took; then all must be
     */
    Map<Metric, Double> stream(CallPlan plan, boolean counted) throws IOException {
        return cost(
                "lines",
                1,
                () -> {
                    ProcessMessage told = site.stream(plan);
                    if (counted && told.big("accepted") != told.big("lines")) {
                        throw new IOException("not all of a stream was taken: " + told);
                    }
                    return told;
                },
                told -> records(told, "lines", 1));
    }

    /** Records that a bare producer writes. */
    Map<Metric, Double> produced(Work work) throws IOException {
        return cost("records", 1, work, told -> records(told, "records", 1));
    }

    /**
     * Nothing is done for so long. What that costs is divided by as many calls as might have been
     * made, so that it can be taken off what calls cost.
     */
    Map<Metric, Double> idle(Duration time, long calls) throws IOException {
        return cost(
                "calls",
                1,
                () -> {
                    pause(time);
                    return ProcessMessage.of("idle", "calls", calls);
                },
                _ -> new EnumMap<>(Metric.class));
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static ProcessMessage whole(ProcessMessage told) throws IOException {
        if (told.big("limited") + told.big("unavailable") + told.big("other") + told.big("broken")
                > 0) {
            throw new IOException("not all was taken: " + told);
        }
        return told;
    }

    /** What the load generator says of calls, as figures. */
    static Map<Metric, Double> called(ProcessMessage told) {
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.REQUESTS, told.big("accepted") * MICROS / told.big("micros"));
        figures.put(Metric.P50, told.big("p50") / 1e3);
        figures.put(Metric.P99, told.big("p99") / 1e3);
        figures.put(Metric.MAX, told.big("max") / 1e3);
        figures.put(Metric.FAILED, (double) told.big("other") + told.big("broken"));
        return figures;
    }

    private static Map<Metric, Double> records(ProcessMessage told, String name, int each) {
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.RECORDS, told.big(name) * each * MICROS / told.big("micros"));
        return figures;
    }

    private Map<Metric, Double> cost(
            String counted, int each, Work work, Function<ProcessMessage, Map<Metric, Double>> read)
            throws IOException {
        // all of them run before it begins
        site.ingest();
        Duration ingest = site.ingestCost().cpu();
        Duration broker = site.brokerCost().cpu();
        Duration sender = senders();
        ProcessMessage told = work.done();
        double number = Math.max(1, told.big(counted) * each);
        Map<Metric, Double> figures = new EnumMap<>(read.apply(told));
        figures.put(Metric.INGEST_CPU, micros(site.ingestCost().cpu().minus(ingest)) / number);
        figures.put(Metric.BROKER_CPU, micros(site.brokerCost().cpu().minus(broker)) / number);
        figures.put(Metric.SENDER_CPU, micros(senders().minus(sender)) / number);
        return figures;
    }

    private Duration senders() {
        return site.senderCosts().stream().map(Cost::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    private static double micros(Duration time) {
        return time.toNanos() / 1e3;
    }
}
