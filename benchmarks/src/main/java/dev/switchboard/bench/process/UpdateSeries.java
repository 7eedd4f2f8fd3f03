package dev.switchboard.bench.process;

import dev.switchboard.bench.message.Stamp;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A series of updates.
 *
 * @param run 0..9999, in each stamp
 * @param count how many
 * @param gap from each to the next; nothing for a burst
 * @param contracts how many contracts they are about in turn, whose ids are as in {@link
 *     #CONTRACT_PATTERN}; 0 where each is about one of its own
 */
public record UpdateSeries(int run, int count, Duration gap, int contracts) {

    /** The run of updates about the same contracts again and again, which say nothing else. */
    public static final int SAME_CONTRACTS = 9999;

    /** The ids of those contracts; {@code %d} with four digits stands for their number. */
    public static final String CONTRACT_PATTERN =
            "b-" + SAME_CONTRACTS + "-00-00000000-0000000000000000-%04d";

    /** Sends one. */
    @FunctionalInterface
    public interface Outlet {
        void send(Stamp stamp) throws Exception;
    }

    /** All at once, each about a contract of its own. */
    public static UpdateSeries burst(int run, int count) {
        return new UpdateSeries(run, count, Duration.ZERO, 0);
    }

    /** As it stands in a line. */
    public static UpdateSeries of(ProcessMessage line) {
        return new UpdateSeries(
                line.number("run"),
                line.number("count"),
                Duration.of(line.big("gap"), TimeUnit.MICROSECONDS.toChronoUnit()),
                line.number("contracts"));
    }

    /** The line that asks another process for it. */
    public ProcessMessage line() {
        return ProcessMessage.of(
                "publish",
                "run",
                run,
                "count",
                count,
                "gap",
                gap.toNanos() / 1000,
                "contracts",
                contracts);
    }

    public boolean isBurst() {
        return gap.isZero();
    }

    /**
     * Sends all of them, each at its time. A stamp says when it should have been sent: where the
     * sender is held up, that counts as delay.
     *
     * @param lanes over how many lanes they are dealt in turn
     */
    public void send(int lanes, Outlet outlet) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = isBurst() ? System.nanoTime() : start + i * gap.toNanos();
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            outlet.send(new Stamp(run, i % lanes, i / lanes, due / 1000));
        }
    }
}
