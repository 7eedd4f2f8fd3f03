package dev.switchboard.service.report;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.springframework.context.SmartLifecycle;

/**
 * Tells the log something at intervals, for as long as the service runs, on a virtual thread of its
 * own.
 */
public final class PeriodicReport implements SmartLifecycle {

    private final Logger logger;
    private final Duration every;
    private final Lines lines;
    private volatile @Nullable Thread thread;

    /** Writes the lines. Called by the report's thread only. */
    public interface Lines {

        /** What happened since the last call; empty where there is nothing to tell. */
        Optional<String> next();
    }

    /**
     * @param logger who is to be named as the source
     */
    public PeriodicReport(Logger logger, Duration every, Lines lines) {
        this.logger = logger;
        this.every = every;
        this.lines = lines;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("report").start(this::report);
    }

    @Override
    public void stop() {
        Thread reporting = thread;
        thread = null;
        if (reporting != null) {
            reporting.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void report() {
        try {
            while (true) {
                Thread.sleep(every);
                lines.next().ifPresent(line -> logger.info("in {} s {}", every.toSeconds(), line));
            }
        } catch (InterruptedException e) {
            // stopped; the thread ends here
        }
    }
}
