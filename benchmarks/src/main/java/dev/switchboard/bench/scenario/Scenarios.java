package dev.switchboard.bench.scenario;

import java.util.List;

/** All that can be measured with a load generator. */
public final class Scenarios {

    private Scenarios() {}

    /** New ones, in the order of the documentation. */
    public static List<Scenario> all() {
        return List.of(
                Throughput.fanOut(),
                Throughput.feed(),
                Delay.steady(),
                Throughput.unbatched(),
                Throughput.growth(),
                Throughput.ids(),
                ManyConnections.narrow(),
                Delay.stalled(),
                Delay.latency(),
                ManyConnections.storm(),
                ManyConnections.idle());
    }
}
