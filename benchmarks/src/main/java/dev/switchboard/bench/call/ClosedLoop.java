package dev.switchboard.bench.call;

import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Each line calls again as soon as it has an answer. One thread. */
final class ClosedLoop implements Pace {

    private static final long LONG = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<@Nullable Line> lines;
    private final ObjLongConsumer<Line> caller;
    private boolean begun;

    /**
     * @param lines gives new ones until it gives null
     * @param caller makes a call that is due at that time
     */
    ClosedLoop(Supplier<@Nullable Line> lines, ObjLongConsumer<Line> caller) {
        this.lines = lines;
        this.caller = caller;
    }

    @Override
    public void advance(long now) {
        if (begun) {
            return;
        }
        begun = true;
        for (Line line = lines.get(); line != null; line = lines.get()) {
            caller.accept(line, now);
        }
    }

    @Override
    public void free(Line line, long now) {
        caller.accept(line, now);
    }

    @Override
    public long idle(long now) {
        return LONG;
    }
}
