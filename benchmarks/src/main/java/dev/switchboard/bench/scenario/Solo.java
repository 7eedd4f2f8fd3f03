package dev.switchboard.bench.scenario;

import dev.switchboard.bench.measured.Machine;
import dev.switchboard.bench.result.Results;
import java.io.IOException;

/**
 * Something to be measured that starts its own processes, and ends them.
 *
 * @param name as it is called for
 * @param about one sentence
 */
public record Solo(String name, String about, Measuring how) {

    /** How it is measured. */
    @FunctionalInterface
    public interface Measuring {

        /**
         * @param rounds how many count
         * @param quick whether it shall be over soon rather than exact
         */
        Results measure(Machine machine, int rounds, boolean quick) throws IOException;
    }
}
