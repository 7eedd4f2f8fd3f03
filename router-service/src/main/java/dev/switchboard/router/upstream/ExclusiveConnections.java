package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
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

    /** One used within this time is not ended for another client. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Opener opener;
    private final UpstreamLimits limits;
    private final LongSupplier nanos;
    private final Map<String, ConnectionSlot> slots = new HashMap<>();
    private final List<Thread> ending = new ArrayList<>();
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

    /**
     * The one of a client.
     *
     * @throws ChannelException when there are too many and all are in use
     */
    synchronized ConnectionSlot of(ConnectionScope scope, String server) throws ChannelException {
        ConnectionSlot known = slots.get(scope.key());
        if (known != null) {
            known.touch();
            return known;
        }
        if (closed || (slots.size() >= MOST && !makeRoom())) {
            throw new ChannelException(
                    Kind.NOT_SENT,
                    "%d clients have connections of their own, and no more may".formatted(MOST));
        }
        // whoever has no session is asked nothing in the middle of a request
        ObjectNode capabilities =
                scope.session().isEmpty() ? Json.MAPPER.createObjectNode() : scope.answering();
        ConnectionSlot slot = new ConnectionSlot(() -> opener.open(capabilities), limits, nanos);
        slots.put(scope.key(), slot);
        scope.atEnd().accept("connection to " + server, () -> remove(scope.key()));
        return slot;
    }

    private boolean makeRoom() {
        Optional<Map.Entry<String, ConnectionSlot>> idle =
                slots.entrySet().stream()
                        .filter(slot -> slot.getValue().unusedNanos() > IDLE.toNanos())
                        .max(Comparator.comparingLong(slot -> slot.getValue().unusedNanos()));
        idle.ifPresent(slot -> remove(slot.getKey()));
        return idle.isPresent();
    }

    /** On another thread, as child processes take their time to end. */
    private synchronized void remove(String key) {
        ConnectionSlot slot = slots.remove(key);
        if (slot != null) {
            ending.removeIf(thread -> !thread.isAlive());
            ending.add(Thread.ofVirtual().name("mcp-end").start(slot::close));
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

    /** Waits until all have ended. */
    @Override
    public void close() {
        List<Thread> all;
        synchronized (this) {
            closed = true;
            Map.copyOf(slots).keySet().forEach(this::remove);
            all = List.copyOf(ending);
        }
        try {
            for (Thread thread : all) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
