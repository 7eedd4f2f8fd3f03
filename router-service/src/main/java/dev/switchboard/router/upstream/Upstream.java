package dev.switchboard.router.upstream;

import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.upstream.UpstreamStatus.State;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
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
    private final boolean stateful;
    private final CircuitBreaker circuit;
    private final Semaphore places;
    private final LongSupplier nanos;
    private final CurrentConnection shared;
    private final ConnectionKeeper keeper;
    private final ExclusiveConnections exclusive;
    private volatile long usedAt;
    private volatile @Nullable Era era;
    private volatile UpstreamStatus status = new UpstreamStatus(State.IDLE, Instant.now(), null);

    /**
     * @param stateful whether callers must not share a connection
     * @param nanos a clock as {@link System#nanoTime} is
     */
    Upstream(
            ServerName name,
            Connector connector,
            UpstreamLimits limits,
            boolean stateful,
            UpstreamListener listener,
            LongSupplier nanos) {
        this.name = name;
        this.connector = connector;
        this.limits = limits;
        this.stateful = stateful;
        this.listener = listener;
        this.circuit = new CircuitBreaker(nanos);
        this.places = new Semaphore(limits.requests());
        this.nanos = nanos;
        this.usedAt = nanos.getAsLong();
        this.keeper =
                new ConnectionKeeper(
                        name,
                        this::opened,
                        uri -> listener.notified(name, ChangeNotifications.ofResource(uri)));
        this.shared =
                new CurrentConnection(name, connector, limits.connect(), circuit, listener, keeper);
        this.exclusive = new ExclusiveConnections(this::openExclusive, limits, nanos);
    }

    public ServerName name() {
        return name;
    }

    /** What the server says of itself; empty while there is no connection. */
    public Optional<ServerDescription> description() {
        return shared.open().map(Connection::server);
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
        try {
            return attempt(request);
        } catch (ChannelException first) {
            if (!request.isRepeatedAfter(first.kind())) {
                throw failure(first);
            }
            try {
                return attempt(request);
            } catch (ChannelException second) {
                throw failure(second);
            }
        } finally {
            places.release();
        }
    }

    private ObjectNode attempt(UpstreamRequest request)
            throws ChannelException, InterruptedException {
        refuseIfOpen();
        boolean decided = false;
        try {
            ObjectNode result = send(request);
            circuit.succeeded();
            decided = true;
            return result;
        } catch (RuntimeException e) {
            // an error of the server, or of who listens to what it has sent
            circuit.succeeded();
            decided = true;
            throw e;
        } catch (ChannelException e) {
            if (isFailure(e, request)) {
                circuit.failed(e.reason());
                decided = true;
            }
            if (e.kind() == Kind.BROKEN && shared.open().isPresent()) {
                // else the end of the connection tells it
                listener.disconnected(name, e.reason());
            }
            throw e;
        } finally {
            if (!decided) {
                circuit.abandoned();
            }
        }
    }

    /** Whether it is the server that fails, and not one client, one request or one answer. */
    private boolean isFailure(ChannelException e, UpstreamRequest request) {
        return switch (e.kind()) {
            case UNREADABLE, REFUSED -> false;
            // where there is no connection, the circuit is open already
            case NOT_SENT -> shared.open().isPresent() && !mayHaveItsOwn(request);
            case BROKEN, TIMEOUT, UNSUPPORTED -> true;
        };
    }

    private boolean mayHaveItsOwn(UpstreamRequest request) {
        ConnectionScope scope = request.listener().scope();
        return scope != null && (stateful || scope.answersInSession());
    }

    private ObjectNode send(UpstreamRequest request) throws ChannelException, InterruptedException {
        Optional<ConnectionSlot> own = ownConnection(request);
        if (own.isPresent()) {
            return own.get().request(request);
        }
        use(request);
        try {
            return shared.get().request(request);
        } finally {
            use(request);
        }
    }

    private void use(UpstreamRequest request) {
        if (!request.own()) {
            usedAt = nanos.getAsLong();
        }
    }

    /**
     * A server in a session asks its questions on the connection, without saying of which request
     * they are, and may keep what it knows of a client with it.
     */
    private Optional<ConnectionSlot> ownConnection(UpstreamRequest request)
            throws ChannelException, InterruptedException {
        ConnectionScope scope = request.listener().scope();
        if (scope == null || !mayHaveItsOwn(request)) {
            return Optional.empty();
        }
        Era now = era;
        if (now == null) {
            now = shared.get().server().era();
            era = now;
        }
        return now == Era.STATELESS
                ? Optional.empty()
                : Optional.of(exclusive.of(scope, name.value()));
    }

    private void refuseIfOpen() {
        circuit.refusal()
                .ifPresent(why -> {
                    throw failure(why, Kind.NOT_SENT);
                });
    }

    /**
     * Opens a connection unless there is one.
     *
     * @throws McpException when there is no server, or none that can be spoken with
     */
    public ServerDescription connect() throws InterruptedException {
        try {
            return opened().server();
        } catch (ChannelException e) {
            throw failure(e);
        }
    }

    private Connection opened() throws ChannelException, InterruptedException {
        refuseIfOpen();
        try {
            return shared.get();
        } finally {
            // a connection that is open says nothing about the server
            circuit.abandoned();
        }
    }

    private Connection openExclusive(ObjectNode capabilities)
            throws ChannelException, InterruptedException {
        try {
            return connector.open(capabilities, it -> listener.notified(name, it));
        } catch (ChannelException e) {
            throw new ChannelException(Kind.NOT_SENT, e.reason());
        }
    }

    /** Opens the connection again soon, after it was lost; returns at once. */
    public void reopen() {
        keeper.reopen();
    }

    /** Wants the listener to be told of changes of a resource, until it is called off as often. */
    public void watch(String uri) {
        keeper.watch(uri);
    }

    /** Calls off one {@link #watch}. */
    public void unwatch(String uri) {
        keeper.unwatch(uri);
    }

    /**
     * How it is now.
     *
     * @param enabled whether it is used at all
     */
    public UpstreamStatus status(boolean enabled) {
        State state = enabled ? state() : State.DISABLED;
        status = status.next(state, state == State.UNAVAILABLE ? circuit.reason() : null);
        return status;
    }

    private State state() {
        if (circuit.isOpen()) {
            return State.UNAVAILABLE;
        }
        if (shared.open().isPresent()) {
            return State.READY;
        }
        return shared.isOpening() ? State.CONNECTING : State.IDLE;
    }

    /** The last lines that a child process wrote to its standard error, the oldest first. */
    public List<String> errors() {
        return connector.errors();
    }

    /** Ends connections that nobody has used for a while; the next request opens one again. */
    public void endIfUnused() {
        exclusive.endUnused();
        if (connector.endsUnused()
                && places.availablePermits() == limits.requests()
                && keeper.watched().isEmpty()
                && nanos.getAsLong() - usedAt > limits.unused().toNanos()) {
            shared.end();
        }
    }

    private McpException failure(ChannelException e) {
        return failure(e.reason(), e.kind());
    }

    private McpException failure(String why, Kind kind) {
        return UnansweredRequest.failure(name, why, kind);
    }

    /** Ends all connections for good; requests without a response fail. */
    @Override
    public void close() {
        keeper.close();
        exclusive.close();
        shared.close();
    }
}
