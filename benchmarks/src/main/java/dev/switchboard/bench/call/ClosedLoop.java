package dev.switchboard.bench.call;

import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Each line calls again as soon as it has an answer. One thread. */
final class ClosedLoop implements CallSchedule {

    private static final long LONG = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<@Nullable CallConnection> lines;
    private final ObjLongConsumer<CallConnection> caller;
    private boolean begun;

    /**
     * @param lines gives new ones until it gives null
     * @param caller makes a call that is due at that time
     */
    ClosedLoop(Supplier<@Nullable CallConnection> lines, ObjLongConsumer<CallConnection> caller) {
        this.lines = lines;
        this.caller = caller;
    }

    @Override
    public void advance(long now) {
        if (begun) {
            return;
        }
        begun = true;
        for (CallConnection connection = lines.get();
                connection != null;
                connection = lines.get()) {
            caller.accept(connection, now);
        }
    }

    @Override
    public void free(CallConnection connection, long now) {
        caller.accept(connection, now);
    }

    @Override
    public long idle(long now) {
        return LONG;
    }
}
