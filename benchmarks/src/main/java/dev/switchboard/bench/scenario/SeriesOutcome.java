package dev.switchboard.bench.scenario;

import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.bench.result.Metric;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What came of a series of updates.
 *
 * @param expected how many messages should have come
 * @param counted as the load generator says
 * @param server processor time of the server
 * @param client of the load generator
 */
record SeriesOutcome(long expected, ProcessMessage counted, Duration server, Duration client) {

    long messages() {
        return counted.big("messages");
    }

    /** From the first message to the last, in messages a second. */
    double rate() {
        return messages() * 1e6 / Math.max(1, counted.big("micros"));
    }

    /** Messages that did not come, came again or out of order. */
    private double faults() {
        return expected - messages() + counted.big("repeated") + counted.big("missing");
    }

    /** The figures of a burst, whose latency says nothing. */
    Map<Metric, Double> throughput() {
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.RATE, rate());
        figures.putAll(cost());
        return figures;
    }

    /** The figures of a load that the server keeps up with. */
    Map<Metric, Double> latency() {
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.P50, counted.big("p50") / 1e3);
        figures.put(Metric.P99, counted.big("p99") / 1e3);
        figures.put(Metric.MAX, counted.big("max") / 1e3);
        figures.putAll(cost());
        return figures;
    }

    private Map<Metric, Double> cost() {
        double deliveries = Math.max(1, messages());
        return Map.of(
                Metric.SERVER_CPU, server.toNanos() / 1e3 / deliveries,
                Metric.CLIENT_CPU, client.toNanos() / 1e3 / deliveries,
                Metric.FRAME, counted.big("bytes") / deliveries,
                Metric.LOST, faults());
    }
}
