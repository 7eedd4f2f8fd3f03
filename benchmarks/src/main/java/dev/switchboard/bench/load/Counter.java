package dev.switchboard.bench.load;

import dev.switchboard.bench.message.StampReader;
import java.nio.ByteBuffer;

/** Counts the messages of one connection and holds them against their order. One thread. */
final class Counter {

    /** A body goes on no longer than this after its stamp; what is beyond is another message. */
    private static final int LONGEST_TAIL = 400;

    private final StampReader stamp = new StampReader();
    private final ReceivedCounts counts;
    private Run run = Run.NONE;
    private Order order = new Order(0);
    private int losses;

    Counter(ReceivedCounts counts) {
        this.counts = counts;
    }

    void begin(Run next) {
        run = next;
        order = new Order(next.lanes());
    }

    Order order() {
        return order;
    }

    /** How often its connection was lost. */
    int losses() {
        return losses;
    }

    /** Takes one WebSocket message: one STOMP frame, or, from some servers, several. */
    void take(ByteBuffer bytes, int from, int to, long now) {
        int place = from;
        while (stamp.find(bytes, place, to)) {
            count(bytes, now);
            place = stamp.end();
            if (to - place < LONGEST_TAIL) {
                break;
            }
        }
        counts.bytes += to - from;
    }

    private void count(ByteBuffer bytes, long now) {
        if (stamp.run(bytes) != run.number()) {
            counts.stray++;
            return;
        }
        long sequence = stamp.sequence(bytes);
        order.accept(stamp.lane(bytes), sequence);
        counts.messages++;
        if ((sequence & (run.every() - 1)) == 0) {
            counts.latencies.add(now / 1000 - stamp.micros(bytes));
        }
    }

    void publish(long now) {
        counts.publish(now);
    }

    void lost(String why) {
        losses++;
        System.err.println("connection lost: " + why);
    }
}
