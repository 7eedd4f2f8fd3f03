package dev.switchboard.testkit.soak;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one test of the soak measured. The thread of its test. */
public final class SoakRow {

    private final long seed;
    private final String test;
    private String scenario;
    private @Nullable Breaches breaches;
    private @Nullable Duration recovery;
    private boolean seeded;

    private record Breaches(int lost, int doubled, int outOfOrder, int other) {}

    /**
     * @param seed of the round: random unless the soak was given one
     */
    SoakRow(String test, long seed) {
        this.test = test;
        this.scenario = test;
        this.seed = seed;
    }

    /** Names the row; without it the row bears the test's name. */
    public SoakRow named(String name) {
        scenario = name;
        return this;
    }

    /**
     * The seed of this test's plan, made of the soak's seed, which the row then shows, and the
     * test's name: tests that share a Kafka would otherwise send the same keys, and all but the
     * first would count as repeats.
     */
    public long seed() {
        seeded = true;
        return 31 * seed + test.hashCode();
    }

    /** How often each kind of promise was broken. */
    public void breaches(int lost, int doubled, int outOfOrder, int other) {
        breaches = new Breaches(lost, doubled, outOfOrder, other);
    }

    /** For how long nothing new came to be true, at most. */
    public void recovery(Duration longest) {
        recovery = longest;
    }

    /**
     * The line of the table, its cells parted by tabs: scenario, result, lost, doubled, out of
     * order, other faults, milliseconds to recover, seed; {@code -} for what was not measured.
     *
     * @param result {@code ok}, {@code failed} or {@code skipped}
     */
    String line(String result) {
        Breaches found = breaches;
        return String.join(
                "\t",
                scenario.replaceAll("\\s+", " "),
                result,
                found == null ? "-" : Integer.toString(found.lost()),
                found == null ? "-" : Integer.toString(found.doubled()),
                found == null ? "-" : Integer.toString(found.outOfOrder()),
                found == null ? "-" : Integer.toString(found.other()),
                recovery == null ? "-" : Long.toString(recovery.toMillis()),
                seeded ? Long.toString(seed) : "-");
    }
}
