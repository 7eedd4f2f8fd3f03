package dev.switchboard.bench.call;

import dev.switchboard.bench.load.Latencies;
import dev.switchboard.bench.process.ProcessMessage;

/**
 * What came of calls. Rates are of answers that came in the time that counts; delays are of calls
 * that were due in it, however late their answers. One thread at a time.
 */
final class Counts {

    private static final int STATUSES = 600;

    private final long from;
    private final long until;
    private final long[] answers = new long[STATUSES];
    private final Latencies accepted = new Latencies();
    private long sent;
    private long unsent;
    private long broken;
    private long unanswered;
    private long late;
    private long first = Long.MAX_VALUE;

    /**
     * @param from what is before does not count, {@link System#nanoTime}
     * @param until what is after does not count
     */
    Counts(long from, long until) {
        this.from = from;
        this.until = until;
    }

    private boolean counts(long now) {
        return now >= from && now <= until;
    }

    void sent(long due) {
        sent += counts(due) ? 1 : 0;
    }

    /** No connection was free. */
    void unsent(long due) {
        unsent += counts(due) ? 1 : 0;
    }

    /** The connection was lost while it waited for an answer. */
    void broken(long now) {
        broken += counts(now) ? 1 : 0;
    }

    /** Waited for in vain. */
    void unanswered(long calls) {
        unanswered += calls;
    }

    void answered(int status, long due, long now) {
        boolean good = isGood(status);
        if (good) {
            first = Math.min(first, now);
        }
        if (counts(now)) {
            answers[Math.min(status, STATUSES - 1)]++;
        } else if (counts(due)) {
            late++;
        }
        if (good && counts(due)) {
            accepted.add((now - due) / 1000);
        }
    }

    /** 207 says that of many only some were. */
    private static boolean isGood(int status) {
        return status >= 200 && status < 300 && status != 207;
    }

    void addAll(Counts others) {
        for (int status = 0; status < STATUSES; status++) {
            answers[status] += others.answers[status];
        }
        accepted.addAll(others.accepted);
        sent += others.sent;
        unsent += others.unsent;
        broken += others.broken;
        unanswered += others.unanswered;
        late += others.late;
        first = Math.min(first, others.first);
    }

    private long sum(boolean good) {
        long sum = 0;
        for (int status = 0; status < STATUSES; status++) {
            sum += isGood(status) == good ? answers[status] : 0;
        }
        return sum;
    }

    /** All of it. {@code first} is when the first was accepted, by the machine's clock, or 0. */
    ProcessMessage line() {
        return ProcessMessage.of(
                "called",
                "micros",
                (until - from) / 1000,
                "sent",
                sent,
                "unsent",
                unsent,
                "accepted",
                sum(true),
                "limited",
                answers[429],
                "unavailable",
                answers[503],
                "other",
                sum(false) - answers[429] - answers[503],
                "broken",
                broken,
                "late",
                late,
                "unanswered",
                unanswered,
                "p50",
                accepted.quantile(0.5),
                "p99",
                accepted.quantile(0.99),
                "max",
                accepted.max(),
                "first",
                first == Long.MAX_VALUE ? 0 : first / 1000);
    }
}
