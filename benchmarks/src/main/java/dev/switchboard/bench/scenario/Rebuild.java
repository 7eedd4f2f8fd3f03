package dev.switchboard.bench.scenario;

import dev.switchboard.bench.measured.History;
import dev.switchboard.bench.measured.Machine;
import dev.switchboard.bench.process.ChildProcess;
import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.result.Results;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * How long a node takes from when it begins to read until its view is complete, with many contracts
 * and with none, beside a consumer that only reads. Needs no load generator.
 */
public final class Rebuild {

    public static final String NAME = "rebuild";
    private static final int MANY = 1_000_000;
    private static final int FEWER = 50_000;

    private static final String OURS = "ours";
    private static final String BARE = "bare consumer";
    private static final String NOTHING = "ours, nothing to read";

    private Rebuild() {}

    public static Solo solo() {
        return new Solo(
                NAME,
                "a view read from contract.history, beside a consumer that does nothing with it",
                Rebuild::run);
    }

    /** Fills a broker first, which takes the keeper a while. */
    private static Results run(Machine machine, int rounds, boolean quick) throws IOException {
        int contracts = quick ? FEWER : MANY;
        Results results = new Results(NAME, List.of(OURS, BARE, NOTHING));
        try (History none = new History(machine, "kafka-empty");
                History many = new History(machine, "kafka-full")) {
            many.fill(contracts);
            for (int round = 1; round <= rounds; round++) {
                rebuild(none, NOTHING, 0, results);
                rebuild(many, OURS, contracts, results);
                ProcessMessage read = many.readBare();
                if (read.big("records") < contracts) {
                    throw new IOException("the history lacks contracts: " + read);
                }
                double seconds = read.big("micros") / 1e6;
                results.add(
                        BARE, Map.of(Metric.SECONDS, seconds, Metric.RECORDS, contracts / seconds));
            }
        }
        return results;
    }

    /** From when the service begins to read until it is ready. */
    private static void rebuild(History history, String label, int contracts, Results results)
            throws IOException {
        try (ChildProcess service = history.service()) {
            double seconds = history.sinceReading().toMillis() / 1e3;
            results.add(
                    label,
                    Map.of(
                            Metric.SECONDS, seconds,
                            Metric.RECORDS, contracts / seconds,
                            Metric.MEMORY, service.cost().residentBytes() / 1e6));
        }
    }
}
