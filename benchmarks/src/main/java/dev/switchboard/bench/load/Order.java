package dev.switchboard.bench.load;

/** Checks that one connection gets the messages of each lane in order, each once. One thread. */
final class Order {

    private final long[] next;
    private long messages;
    private long missing;
    private long repeated;

    Order(int lanes) {
        this.next = new long[lanes];
    }

    void accept(int lane, long sequence) {
        messages++;
        if (lane >= next.length) {
            return;
        }
        long expected = next[lane];
        if (sequence == expected) {
            next[lane]++;
        } else if (sequence > expected) {
            missing += sequence - expected;
            next[lane] = sequence + 1;
        } else {
            repeated++;
        }
    }

    long messages() {
        return messages;
    }

    /** Messages that were passed over. */
    long missing() {
        return missing;
    }

    /** Messages that came again, or after a later one. */
    long repeated() {
        return repeated;
    }
}
