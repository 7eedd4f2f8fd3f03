package dev.switchboard.bench.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls become due at a rate, whatever becomes of those before. The line that got free last goes
 * first, so that there are only as many connections as are needed; where all are taken the call is
 * not made. One thread.
 */
final class OpenLoop implements CallSchedule {

    private final Supplier<@Nullable CallConnection> lines;
    private final ObjLongConsumer<CallConnection> caller;
    private final LongConsumer unsent;
    private final long start;
    private final double gap;
    private final Deque<CallConnection> free = new ArrayDeque<>();
    private long calls;

    /**
     * @param rate calls a second
     * @param start when the first is due
     * @param lines gives new ones until it gives null
     * @param caller makes a call that is due at that time
     * @param unsent hears of those that could not be made
     */
    OpenLoop(
            double rate,
            long start,
            Supplier<@Nullable CallConnection> lines,
            ObjLongConsumer<CallConnection> caller,
            LongConsumer unsent) {
        this.gap = TimeUnit.SECONDS.toNanos(1) / rate;
        this.start = start;
        this.lines = lines;
        this.caller = caller;
        this.unsent = unsent;
    }

    @Override
    public void advance(long now) {
        for (long due = due(); due <= now; due = due()) {
            calls++;
            CallConnection connection = free.isEmpty() ? lines.get() : free.pop();
            if (connection == null) {
                unsent.accept(due);
            } else {
                caller.accept(connection, due);
            }
        }
    }

    private long due() {
        return start + (long) (calls * gap);
    }

    @Override
    public void free(CallConnection connection, long now) {
        free.push(connection);
    }

    @Override
    public long idle(long now) {
        return Math.max(0, due() - now);
    }
}
