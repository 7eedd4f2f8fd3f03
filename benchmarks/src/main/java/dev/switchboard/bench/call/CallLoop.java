package dev.switchboard.bench.call;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that makes a share of a plan's calls. Allocates nothing for each of them. */
final class CallLoop implements Callable<Counts>, CallConnection.Owner {

    /** A selector waits for whole milliseconds: below that the thread sleeps by itself. */
    private static final long SHORT = TimeUnit.MICROSECONDS.toNanos(1500);

    private static final long NAP = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long REOPEN = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(15);

    private final CallPlan plan;
    private final int lane;
    private final int mostLines;
    private final Selector selector;
    private final List<CallConnection> lines = new ArrayList<>();
    private final Queue<CallConnection> refused = new ArrayDeque<>();
    private final Counts counts;
    private final CallSchedule schedule;
    private final long until;
    private long number;
    private long reopenAt;
    private boolean over;

    /**
     * @param lane which of the threads it is, in the stamps of updates
     * @param threads how many share the plan
     * @param start when all of them begin, {@link System#nanoTime}
     */
    CallLoop(CallPlan plan, int lane, int threads, long start) throws IOException {
        this.plan = plan;
        this.lane = lane;
        this.mostLines = Math.max(1, plan.connections() / threads);
        this.selector = Selector.open();
        long from = start + plan.lead().toNanos();
        this.until = from + plan.counted().toNanos();
        this.counts = new Counts(from, until);
        this.schedule =
                plan.rate() == 0
                        ? new ClosedLoop(this::newLine, this::call)
                        : new OpenLoop(
                                (double) plan.rate() / threads,
                                start,
                                this::newLine,
                                this::call,
                                counts::unsent);
    }

    private @Nullable CallConnection newLine() {
        if (lines.size() == mostLines) {
            return null;
        }
        int number = lane * mostLines + lines.size();
        Prepared request =
                plan.request()
                        .prepare(
                                plan.server().getPort(),
                                plan.run(),
                                lane,
                                plan.session(number),
                                plan.target(number));
        CallConnection connection = new CallConnection(plan.server(), request, selector, this);
        lines.add(connection);
        return connection;
    }

    private void call(CallConnection connection, long due) {
        counts.sent(due);
        connection.call(due, number);
        number += Math.max(1, plan.request().updates());
    }

    /** Makes the calls and waits for the last answers. */
    @Override
    public Counts call() throws IOException {
        try (selector) {
            long now = System.nanoTime();
            do {
                schedule.advance(now);
                select(Math.clamp(until - now, 0, schedule.idle(now)));
                reopen(now);
                now = System.nanoTime();
            } while (now < until);
            // what became due while it waited last
            schedule.advance(until);
            over = true;
            long patience = until + PATIENCE;
            while (busy() > 0 && System.nanoTime() < patience) {
                selector.select(CallLoop::ready, 10);
            }
            counts.unanswered(busy());
        } finally {
            lines.forEach(CallConnection::close);
        }
        return counts;
    }

    private void select(long nanos) throws IOException {
        long most = refused.isEmpty() ? nanos : Math.min(nanos, REOPEN);
        if (most > SHORT) {
            selector.select(CallLoop::ready, TimeUnit.NANOSECONDS.toMillis(most));
        } else if (selector.selectNow(CallLoop::ready) == 0 && most > 0) {
            LockSupport.parkNanos(Math.min(most, NAP));
        }
    }

    private static void ready(SelectionKey key) {
        ((CallConnection) key.attachment()).ready();
    }

    private void reopen(long now) {
        if (now < reopenAt) {
            return;
        }
        reopenAt = now + REOPEN;
        for (int waiting = refused.size(); waiting > 0; waiting--) {
            refused.remove().open();
        }
    }

    /** A call that nobody has heard is not under way. */
    private long busy() {
        return lines.stream().filter(CallConnection::isBusy).count() - refused.size();
    }

    @Override
    public void answered(CallConnection connection, int status, long due) {
        long now = System.nanoTime();
        counts.answered(status, due, now);
        free(connection, now);
    }

    @Override
    public void refused(CallConnection connection) {
        refused.add(connection);
    }

    @Override
    public void broken(CallConnection connection, String why) {
        long now = System.nanoTime();
        counts.broken(now);
        free(connection, now);
    }

    private void free(CallConnection connection, long now) {
        if (!over) {
            schedule.free(connection, now);
        }
    }
}
