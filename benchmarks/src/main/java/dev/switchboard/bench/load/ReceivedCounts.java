package dev.switchboard.bench.load;

/**
 * What the connections of one thread have got in the current run. Its thread writes; any thread may
 * ask for {@link #published}.
 */
final class ReceivedCounts {

    final Latencies latencies = new Latencies();
    long messages;
    long bytes;
    long stray;
    long firstNanos;
    long lastNanos;
    private volatile long published;

    /** Makes the count of messages known to others: once a read, not once a message. */
    void publish(long now) {
        if (messages == published) {
            return;
        }
        if (firstNanos == 0) {
            firstNanos = now;
        }
        lastNanos = now;
        published = messages;
    }

    long published() {
        return published;
    }

    void clear() {
        latencies.clear();
        messages = 0;
        bytes = 0;
        stray = 0;
        firstNanos = 0;
        lastNanos = 0;
        published = 0;
    }
}
