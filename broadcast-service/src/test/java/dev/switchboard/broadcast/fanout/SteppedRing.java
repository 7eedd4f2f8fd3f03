package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.feed.Ring;
import org.jspecify.annotations.Nullable;

/** A ring in which something happens before each read: what another thread could do just then. */
final class SteppedRing extends Ring<LogEntry> {

    private final Runnable step;

    SteppedRing(long budget, Runnable step) {
        super(budget);
        this.step = step;
    }

    @Override
    public @Nullable LogEntry get(long logPosition) {
        step.run();
        return super.get(logPosition);
    }

    @Override
    public long first() {
        step.run();
        return super.first();
    }

    @Override
    public long end() {
        step.run();
        return super.end();
    }
}
