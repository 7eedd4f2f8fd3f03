package dev.switchboard.broadcast.history;

import dev.switchboard.model.feed.KeyHash;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Prints how many bytes of memory a key takes. A program of its own, for in a JVM with other tests
 * much else comes and goes.
 */
final class BytesOfAKey {

    private static final int MOST = 200_000;

    private BytesOfAKey() {}

    public static void main(String[] args) {
        IdempotencyKeys keys = new IdempotencyKeys(Duration.ofHours(24), MOST);
        long before = usedHeap();
        for (int i = 0; i < MOST + MOST / 100; i++) {
            keys.add(new KeyHash(31L * i, i, 7), i);
        }
        long taken = usedHeap() - before;
        System.out.println(taken / keys.size());
    }

    /** After several collections: the first ones leave some of what is dead. */
    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least =
                    Math.min(
                            least,
                            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
