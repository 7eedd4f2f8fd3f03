package dev.switchboard.bench.listen;

import dev.switchboard.bench.load.Latencies;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds what subscribers are told against what was sent: each update is to be told once, those of a
 * contract in their order. Delays are from when an update was due to be sent. Thread-safe.
 */
final class Deliveries {

    /** By contract: when those were due that nobody was told of. */
    private final Map<Integer, Deque<Long>> due = new HashMap<>();

    private final Latencies delays = new Latencies();
    private long sent;
    private long arrived;
    private long repeated;
    private long lastAt = System.nanoTime();

    /** Forgets what was before. */
    synchronized void begin() {
        due.clear();
        delays.clear();
        sent = 0;
        arrived = 0;
        repeated = 0;
    }

    /** An update is sent, which was due then. */
    synchronized void sent(int contract, long when) {
        sent++;
        due.computeIfAbsent(contract, _ -> new ArrayDeque<>()).add(when);
    }

    /** Somebody was told of a contract; where all of its updates were told, one is repeated. */
    synchronized void arrived(int contract, long now) {
        lastAt = now;
        Deque<Long> waiting = due.get(contract);
        Long earliest = waiting == null ? null : waiting.poll();
        if (earliest == null) {
            repeated++;
        } else {
            arrived++;
            delays.add((now - earliest) / 1000);
        }
    }

    synchronized boolean isComplete() {
        return arrived == sent;
    }

    /** When somebody was told last, {@link System#nanoTime}. */
    synchronized long lastAt() {
        return lastAt;
    }

    synchronized long sent() {
        return sent;
    }

    synchronized long arrived() {
        return arrived;
    }

    synchronized long repeated() {
        return repeated;
    }

    /** In microseconds. */
    synchronized long delay(double quantile) {
        return delays.quantile(quantile);
    }
}
