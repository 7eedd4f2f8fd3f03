package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.upstream.UpstreamStatus.State;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server that the router is a client of. It connects on the first request, and again after the
 * connection broke. Whatever the server does, a request ends within its limits, and no other server
 * waits for it. Thread-safe.
 */
public final class Upstream implements AutoCloseable {

    private final ServerName name;
    private final Connector connector;
    private final UpstreamLimits limits;
    private final UpstreamListener listener;
    private final LongSupplier nanos;
    private final CircuitBreaker circuit;
    private final Semaphore places;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable Connection connection;
    private volatile long usedAt;
    private volatile UpstreamStatus status = new UpstreamStatus(State.IDLE, Instant.now(), null);
    private volatile boolean closed;

    /**
     * @param nanos a clock as {@link System#nanoTime} is
     */
    Upstream(
            ServerName name,
            Connector connector,
            UpstreamLimits limits,
            UpstreamListener listener,
            LongSupplier nanos) {
        this.name = name;
        this.connector = connector;
        this.limits = limits;
        this.listener = listener;
        this.nanos = nanos;
        this.circuit = new CircuitBreaker(nanos);
        this.places = new Semaphore(limits.requests());
        this.usedAt = nanos.getAsLong();
    }

    public ServerName name() {
        return name;
    }

    /** What the server says of itself; empty while there is no connection. */
    public Optional<ServerDescription> description() {
        Connection now = connection;
        return now == null || !now.isOpen() ? Optional.empty() : Optional.of(now.server());
    }

    /**
     * Sends a request and waits for its result. It is sent a second time if it did not leave, or if
     * it is idempotent and the connection broke.
     *
     * @return the result, the receiver's to change
     * @throws McpException when the server answers with an error, or not at all
     */
    public ObjectNode request(UpstreamRequest request) throws InterruptedException {
        if (!places.tryAcquire()) {
            throw failure(
                    "it has %d requests to answer; call again later".formatted(limits.requests()),
                    Kind.NOT_SENT);
        }
        use(request);
        try {
            return attempt(request);
        } catch (ChannelException first) {
            if (first.kind() != Kind.NOT_SENT
                    && (first.kind() != Kind.BROKEN || !request.idempotent())) {
                throw failure(first);
            }
            try {
                return attempt(request);
            } catch (ChannelException second) {
                throw failure(second);
            }
        } finally {
            use(request);
            places.release();
        }
    }

    private void use(UpstreamRequest request) {
        if (!request.own()) {
            usedAt = nanos.getAsLong();
        }
    }

    /**
     * How it is now.
     *
     * @param enabled whether it is used at all
     */
    public UpstreamStatus status(boolean enabled) {
        State state = enabled ? state() : State.DISABLED;
        UpstreamStatus before = status;
        String reason = state == State.UNAVAILABLE ? circuit.reason() : null;
        if (before.state() != state || !Objects.equals(before.reason(), reason)) {
            status = new UpstreamStatus(state, Instant.now(), reason);
        }
        return status;
    }

    private State state() {
        if (description().isPresent() && !circuit.isOpen()) {
            return State.READY;
        }
        if (circuit.isOpen()) {
            return State.UNAVAILABLE;
        }
        return opening.isLocked() ? State.CONNECTING : State.IDLE;
    }

    /** The last lines that a child process wrote to its standard error, the oldest first. */
    public List<String> errors() {
        return connector.errors();
    }

    /**
     * Opens a connection unless there is one.
     *
     * @throws McpException when there is no server, or none that can be spoken with
     */
    public ServerDescription connect() throws InterruptedException {
        refuseIfOpen();
        try {
            return connected().server();
        } catch (ChannelException e) {
            throw failure(e);
        } finally {
            // whether the server answers requests shows with the next one
            circuit.abandoned();
        }
    }

    private ObjectNode attempt(UpstreamRequest request)
            throws ChannelException, InterruptedException {
        refuseIfOpen();
        boolean decided = false;
        try {
            ObjectNode result = connected().request(request);
            circuit.succeeded();
            decided = true;
            return result;
        } catch (McpException e) {
            circuit.succeeded();
            decided = true;
            throw e;
        } catch (ChannelException e) {
            if (e.kind() != Kind.UNREADABLE) {
                circuit.failed(e.reason());
                decided = true;
            }
            if (e.kind() == Kind.BROKEN) {
                listener.disconnected(name, e.reason());
            }
            throw e;
        } finally {
            if (!decided) {
                circuit.abandoned();
            }
        }
    }

    private void refuseIfOpen() {
        circuit.refusal()
                .ifPresent(why -> {
                    throw failure(why, Kind.NOT_SENT);
                });
    }

    private Connection connected() throws ChannelException, InterruptedException {
        Connection now = connection;
        if (now != null && now.isOpen()) {
            return now;
        }
        if (!opening.tryLock(limits.connect().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ChannelException(Kind.NOT_SENT, "its connection takes too long to open");
        }
        try {
            return openUnlessOpen();
        } finally {
            opening.unlock();
        }
    }

    private Connection openUnlessOpen() throws ChannelException, InterruptedException {
        Connection now = connection;
        if (now != null && now.isOpen()) {
            return now;
        }
        if (closed) {
            throw new ChannelException(Kind.NOT_SENT, "it was removed, or the router ends");
        }
        if (now != null) {
            connection = null;
            now.close();
        }
        try {
            Connection next =
                    connector.open(
                            Json.MAPPER.createObjectNode(), it -> listener.notified(name, it));
            connection = next;
            if (closed) {
                next.close();
            }
            listener.connected(name, next.server());
            return next;
        } catch (ChannelException e) {
            circuit.opens(e.reason());
            listener.disconnected(name, e.reason());
            throw new ChannelException(Kind.NOT_SENT, e.reason());
        }
    }

    /** Ends a connection that nobody has used for a while; the next request opens one again. */
    public void endIfUnused() {
        Connection now = connection;
        if (now != null
                && places.availablePermits() == limits.requests()
                && nanos.getAsLong() - usedAt > limits.unused().toNanos()) {
            end();
        }
    }

    private void end() {
        opening.lock();
        try {
            Connection now = connection;
            connection = null;
            if (now != null) {
                now.close();
            }
        } finally {
            opening.unlock();
        }
    }

    private McpException failure(ChannelException e) {
        return failure(e.reason(), e.kind());
    }

    private McpException failure(String why, Kind kind) {
        boolean isUnknown = kind != Kind.NOT_SENT;
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("server", name.value())
                .put("outcome", isUnknown ? "unknown" : "not_sent")
                .put("reason", kind.name().toLowerCase(Locale.ROOT));
        return new McpException(
                        ErrorCode.INTERNAL_ERROR,
                        "the server %s did not answer: %s%s"
                                .formatted(
                                        name,
                                        why,
                                        isUnknown ? "; the request may have taken effect" : ""),
                        data)
                .inAnswer();
    }

    /** Ends the connection for good; requests without a response fail. */
    @Override
    public void close() {
        closed = true;
        Connection now = connection;
        if (now != null) {
            now.close();
        }
    }
}
