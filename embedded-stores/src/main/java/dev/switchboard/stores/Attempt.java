package dev.switchboard.stores;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Looks again and again until something is so. */
final class Attempt {

    private static final Duration LOOK = Duration.ofMillis(20);

    private Attempt() {}

    /** Whether it came to be so before the server ended and before the time was over. */
    static boolean await(ServerProcess server, Duration longest, BooleanSupplier serves) {
        boolean[] served = {false};
        boolean settled =
                within(
                        longest,
                        () -> {
                            served[0] = serves.getAsBoolean();
                            return served[0] || !server.isRunning();
                        });
        return settled && served[0];
    }

    /** Whether it came to be so in time; false, too, when this thread is interrupted. */
    static boolean within(Duration longest, BooleanSupplier isSo) {
        long start = System.nanoTime();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() - start > longest.toNanos()) {
                return false;
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
