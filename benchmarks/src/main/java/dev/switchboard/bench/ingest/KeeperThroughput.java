package dev.switchboard.bench.ingest;

import dev.switchboard.bench.measured.KeeperSite;
import dev.switchboard.bench.measured.Machine;
import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.result.Results;
import dev.switchboard.bench.scenario.Solo;
import dev.switchboard.bench.scenario.Turns;
import dev.switchboard.bench.scenario.Turns.Part;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What waits in contract.updates is kept by a broadcast service, and by a loop that only copies.
 */
final class KeeperThroughput {

    private static final String NAME = "keeper";
    private static final String BARE = "bare loop";
    private static final long RECORDS = 600_000;
    private static final long FEWER = 60_000;

    private KeeperThroughput() {}

    static Solo solo() {
        return new Solo(
                NAME,
                "the keeper let loose on a full contract.updates, beside a bare loop of transactions",
                KeeperThroughput::measure);
    }

    private static Results measure(Machine machine, int rounds, boolean quick) throws IOException {
        long records = quick ? FEWER : RECORDS;
        try (KeeperSite site = new KeeperSite(machine)) {
            return new Turns(
                            NAME,
                            Metric.RECORDS,
                            List.of(
                                    new Part("ours", BARE, () -> paced(site.keep(records))),
                                    new Part(BARE, null, () -> paced(site.keepBare(records)))))
                    .run(0, rounds);
        }
    }

    private static Map<Metric, Double> paced(double recordsPerSecond) {
        return Map.of(Metric.RECORDS, recordsPerSecond);
    }
}
