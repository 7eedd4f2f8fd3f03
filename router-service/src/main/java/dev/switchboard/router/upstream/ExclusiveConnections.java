package dev.switchboard.router.upstream;

import dev.switchboard.router.upstream.channel.ChannelException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Connections to a server that one client each has to itself: a server asks questions on a
 * connection, and keeps what it knows of a client with it. Thread-safe.
 */
final class ExclusiveConnections implements AutoCloseable {

    /** A child process each, for servers on standard streams. */
    private static final int MOST = 50;

    private final Opener opener;
    private final UpstreamLimits limits;
    private final LongSupplier nanos;
    private final Map<String, ConnectionSlot> slots = new HashMap<>();
    private boolean closed;

    /** Opens connections for a client. */
    interface Opener {
        Connection open(ObjectNode capabilities) throws ChannelException, InterruptedException;
    }

    ExclusiveConnections(Opener opener, UpstreamLimits limits, LongSupplier nanos) {
        this.opener = opener;
        this.limits = limits;
        this.nanos = nanos;
    }

    /** The one of a client; empty if there are too many and all are in use. */
    synchronized Optional<ConnectionSlot> of(ConnectionScope scope, String server) {
        ConnectionSlot known = slots.get(scope.key());
        if (known != null) {
            return Optional.of(known);
        }
        if (closed || (slots.size() >= MOST && !makeRoom())) {
            return Optional.empty();
        }
        ConnectionSlot slot =
                new ConnectionSlot(() -> opener.open(scope.answering()), limits, nanos);
        slots.put(scope.key(), slot);
        scope.atEnd().accept("connection to " + server, () -> remove(scope.key()));
        return Optional.of(slot);
    }

    private boolean makeRoom() {
        Optional<Map.Entry<String, ConnectionSlot>> idle =
                slots.entrySet().stream()
                        .filter(slot -> slot.getValue().unusedNanos() > 0)
                        .max(Comparator.comparingLong(slot -> slot.getValue().unusedNanos()));
        idle.ifPresent(slot -> remove(slot.getKey()));
        return idle.isPresent();
    }

    /** On another thread, as child processes take their time to end. */
    private synchronized void remove(String key) {
        ConnectionSlot slot = slots.remove(key);
        if (slot != null) {
            Thread.startVirtualThread(slot::close);
        }
    }

    /** Ends those that nobody has used for a while. */
    synchronized void endUnused() {
        Map.copyOf(slots)
                .forEach((key, slot) -> {
                    if (slot.unusedNanos() > limits.unused().toNanos()) {
                        remove(key);
                    }
                });
    }

    synchronized int count() {
        return slots.size();
    }

    @Override
    public synchronized void close() {
        closed = true;
        Map.copyOf(slots).keySet().forEach(this::remove);
    }
}
