package dev.switchboard.broadcast.fanout;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Chooses the connections to close when unfinished writes keep too much in memory. */
final class SlowReaders {

    /** Closes only one in this many at each tick, so that no more are closed than necessary. */
    private static final int SHARE = 16;

    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

    /** Connections that keep less are never closed. */
    private static final long LEAST = 4096;

    private SlowReaders() {}

    /**
     * Those whose write has lasted longest, among those that keep much memory.
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
