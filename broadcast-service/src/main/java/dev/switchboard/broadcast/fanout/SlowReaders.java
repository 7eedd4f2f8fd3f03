package dev.switchboard.broadcast.fanout;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Chooses whom to cut when writes under way keep too much in memory. */
final class SlowReaders {

    /** One in so many at each tick, so that no more go than must. */
    private static final int SHARE = 16;

    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

    /** Who keeps less is not worth it. */
    private static final long LEAST = 4096;

    private SlowReaders() {}

    /**
     * Those in the middle of a write for longest, of those that keep much.
     *
     * @param now as of {@link System#nanoTime()}
     */
    static List<Connection> toCut(Collection<Connection> connections, long now) {
        List<Connection> slow =
                connections.stream()
                        .filter(connection -> connection.held != null)
                        .filter(connection -> now - connection.heldSince > PATIENCE)
                        .filter(connection -> connection.pins() >= LEAST)
                        .sorted(Comparator.comparingLong(connection -> connection.heldSince))
                        .toList();
        return slow.subList(0, (slow.size() + SHARE - 1) / SHARE);
    }
}
