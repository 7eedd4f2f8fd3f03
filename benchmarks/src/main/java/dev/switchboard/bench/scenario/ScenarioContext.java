package dev.switchboard.bench.scenario;

import dev.switchboard.bench.measured.MeasuredSystem;
import dev.switchboard.bench.process.ChildProcess;
import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.bench.process.UpdateSeries;
import dev.switchboard.bench.result.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/** The load generator, and what all scenarios do with it. One thread. */
public final class ScenarioContext {

    private static final int FIRST_RUN = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChildProcess load;
    private final boolean quick;
    private int run = FIRST_RUN;

    /**
     * @param load the load generator
     * @param quick whether it shall be over soon rather than exact
     */
    public ScenarioContext(ChildProcess load, boolean quick) {
        this.load = load;
        this.quick = quick;
    }

    public boolean isQuick() {
        return quick;
    }

    /** Opens connections with one subscription each and waits until messages reach all of them. */
    public void open(MeasuredSystem target, int connections) throws IOException {
        open(target, Audience.of(target.endpoint(), connections));
        awaitFirst(target, connections);
    }

    /** Sends that many updates at once to as many subscribers, and says what came of it. */
    public Map<Metric, Double> burst(MeasuredSystem target, int connections, int updates)
            throws IOException {
        open(target, connections);
        UpdateSeries feed = UpdateSeries.burst(nextRun(), updates);
        return count(target, feed, (long) updates * connections, PATIENCE).throughput();
    }

    /** Opens connections. */
    void open(MeasuredSystem target, Audience audience) throws IOException {
        ProcessMessage opened = tryToOpen(target, audience);
        if (opened.number("connections") != audience.connections()) {
            throw new IOException(target.name() + " let in too few: " + opened);
        }
    }

    /** Opens connections, of which some may fail; what the load generator says of it. */
    ProcessMessage tryToOpen(MeasuredSystem target, Audience audience) throws IOException {
        return load.ask(audience.line(target.endpoint()));
    }

    /** Not every server confirms subscriptions: so updates are sent until all have got one. */
    private void awaitFirst(MeasuredSystem target, int connections) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        int got = 0;
        while (got < connections) {
            if (System.nanoTime() > until) {
                throw new IOException(target.name() + " reaches only " + got);
            }
            count(target, UpdateSeries.burst(nextRun(), 1), connections, Duration.ofSeconds(5));
            got = load.ask(ProcessMessage.of("seen")).number("connections");
        }
    }

    int nextRun() {
        run = run % (UpdateSeries.SAME_CONTRACTS - 1) + 1;
        return run;
    }

    /** Sends updates and counts what comes; ends when all has come, or after {@code longest}. */
    SeriesOutcome count(MeasuredSystem target, UpdateSeries feed, long expected, Duration longest)
            throws IOException {
        int every = feed.isBurst() ? 16 : 1;
        // updates about the same contracts again and again carry no order
        int lanes = feed.contracts() == 0 ? target.lanes() : 0;
        load.ask(ProcessMessage.of("begin", "run", feed.run(), "lanes", lanes, "every", every));
        Duration server = target.cost().cpu();
        Duration client = load.cost().cpu();
        target.publish(feed);
        ProcessMessage counted =
                load.ask(
                        ProcessMessage.of(
                                "await", "messages", expected, "millis", longest.toMillis()));
        server = target.cost().cpu().minus(server);
        client = load.cost().cpu().minus(client);
        target.awaitPublished();
        return new SeriesOutcome(expected, counted, server, client);
    }

    /** The same for streams. */
    SeriesOutcome countPatiently(MeasuredSystem target, UpdateSeries feed, long expected) {
        try {
            return count(target, feed, expected, PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all connections. */
    public void close() throws IOException {
        load.ask(ProcessMessage.of("close"));
    }
}
