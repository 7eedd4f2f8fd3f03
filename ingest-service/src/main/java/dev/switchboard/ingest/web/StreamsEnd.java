package dev.switchboard.ingest.web;

import org.springframework.context.SmartLifecycle;

/**
 * Ends streams when the service stops: they may go on for hours, while other requests under way end
 * by themselves. Stops first of all, so that what was read of them can still be acknowledged and
 * answered. Thread-safe.
 */
final class StreamsEnd implements SmartLifecycle {

    private volatile boolean running;

    /** Not the opposite of running: streams may come before this is started. */
    private volatile boolean stopping;

    @Override
    public void start() {
        stopping = false;
        running = true;
    }

    @Override
    public void stop() {
        stopping = true;
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Whether streams are to end. */
    boolean stopping() {
        return stopping;
    }
}
