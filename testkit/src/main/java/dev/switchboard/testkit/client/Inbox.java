package dev.switchboard.testkit.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a client has received and its test has not looked at yet. Thread-safe. */
final class Inbox<T> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<T> received = new ArrayList<>();
    private final List<T> all = new ArrayList<>();
    private @Nullable String end;

    synchronized void add(T item) {
        received.add(item);
        all.add(item);
        notifyAll();
    }

    synchronized void end(String how) {
        end = how;
        notifyAll();
    }

    /** The next one that is wanted; those before it stay. */
    T take(Predicate<? super T> wanted) {
        return receive(wanted, true).getLast();
    }

    /** Everything up to the next one that is wanted. */
    List<T> takeUntil(Predicate<? super T> wanted) {
        return receive(wanted, false);
    }

    /** Everything that is there. */
    synchronized List<T> takeAll() {
        List<T> taken = List.copyOf(received);
        received.clear();
        return taken;
    }

    private synchronized List<T> receive(Predicate<? super T> wanted, boolean leaveOthers) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; ; i++) {
            awaitMoreThan(i, deadline);
            T found = received.get(i);
            if (wanted.test(found)) {
                List<T> taken =
                        leaveOthers ? received.subList(i, i + 1) : received.subList(0, i + 1);
                List<T> copy = List.copyOf(taken);
                taken.clear();
                return copy;
            }
        }
    }

    private synchronized void awaitMoreThan(int count, long deadline) {
        while (received.size() <= count) {
            long left = deadline - System.nanoTime();
            if (end != null || left <= 0) {
                throw new AssertionError(
                        (end == null ? "nothing more came" : end) + "; received: " + all);
            }
            try {
                wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
