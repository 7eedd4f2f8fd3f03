package dev.switchboard.service.report;

import dev.switchboard.service.loop.BackgroundLoop;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.springframework.context.SmartLifecycle;

/**
 * Tells the log something at intervals, for as long as the service runs, on a virtual thread of its
 * own.
 */
public final class PeriodicReport implements SmartLifecycle {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Logger logger;
    private final Duration every;
    private final Lines lines;
    private final BackgroundLoop loop;

    /** Writes the lines. Called by the report's thread only. */
    public interface Lines {

        /** What happened since the last call; empty where there is nothing to tell. */
        Optional<String> next();
    }

    /**
     * @param logger who is to be named as the source
     * @param every at least a second; zero for never
     * @throws IllegalArgumentException when it is between, or negative
     */
    public PeriodicReport(Logger logger, Duration every, Lines lines) {
        if (!every.isZero() && every.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "the interval of a report must be at least 1 s, or 0 for none, not " + every);
        }
        this.logger = logger;
        this.every = every;
        this.lines = lines;
        this.loop = new BackgroundLoop("report", every, this::report);
    }

    @Override
    public void start() {
        if (!every.isZero()) {
            loop.start();
        }
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private Duration report() {
        lines.next().ifPresent(line -> logger.info("in {} s {}", every.toSeconds(), line));
        return every;
    }
}
