package dev.switchboard.router.session;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.ClientScope;
import dev.switchboard.router.primitive.LoggingLevel;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcMessage.Response;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.ProtocolVersion;
import dev.switchboard.router.server.ChangeFilter;
import dev.switchboard.router.server.McpServer;
import dev.switchboard.router.server.Watch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The state of a session from {@code initialize} to its end. Thread-safe. */
public final class Session {

    /** The stream that belongs to no request. */
    static final int OWN_STREAM = 0;

    /** The number of streams of completed requests that can still be resumed. */
    private static final int ENDED_STREAMS = 8;

    /**
     * What is kept for one client: room for an answer of the size of the largest request, and so
     * little that 64 clients must leave all of it unread before there is none for others.
     */
    static final long MEMORY = 1L << 20;

    /** The limit of concurrent requests of one client. */
    private static final int MOST_RUNNING = 100;

    private final String id;
    private final SessionCaller caller;
    private final McpServer server;
    private final ClientScope scope;
    private final Watch watch;
    private final EventMemory memory;
    private final LongSupplier nanos;
    private final EventStream ownStream;
    private final Deque<EventStream> streams = new ArrayDeque<>();
    private final Map<JsonNode, Thread> running = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<Response>> asked = new ConcurrentHashMap<>();
    private final Semaphore queue = new Semaphore(MOST_RUNNING);
    private final AtomicLong questions = new AtomicLong();
    private volatile String version = ProtocolVersion.SESSION_BASED.getLast();
    private volatile ObjectNode clientCapabilities = Json.MAPPER.createObjectNode();
    private volatile @Nullable String client;
    private volatile LoggingLevel logLevel = LoggingLevel.INFO;
    private volatile long usedAt;
    private volatile boolean ended;
    private int lastStream = OWN_STREAM;

    /**
     * @param caller its owner; no other caller can use it
     * @param server with which it is
     * @param memory of all sessions
     * @param nanos a clock as {@link System#nanoTime} is
     */
    Session(
            String id,
            SessionCaller caller,
            McpServer server,
            EventMemory memory,
            LongSupplier nanos) {
        this.id = id;
        this.caller = caller;
        this.server = server;
        this.scope = new ClientScope(id);
        this.watch = server.changes().watch(ChangeFilter.allLists());
        this.memory = memory.part(MEMORY);
        this.nanos = nanos;
        this.ownStream = new EventStream(OWN_STREAM, this.memory);
        this.usedAt = nanos.getAsLong();
    }

    public String id() {
        return id;
    }

    SessionCaller caller() {
        return caller;
    }

    /** What is held for its client. */
    ClientScope scope() {
        return scope;
    }

    McpServer server() {
        return server;
    }

    @SuppressWarnings("ReferenceEquality") // a server is what it is
    boolean isWith(McpServer other) {
        return server == other;
    }

    void initialize(String revision, ObjectNode capabilities, @Nullable String name) {
        client = name;
        version = revision;
        clientCapabilities = capabilities;
    }

    /** The name and version of the client; null if it does not say. */
    public @Nullable String client() {
        return client;
    }

    /** The revision that client and server agreed on. */
    public String version() {
        return version;
    }

    ObjectNode clientCapabilities() {
        return clientCapabilities;
    }

    LoggingLevel logLevel() {
        return logLevel;
    }

    void logLevel(LoggingLevel level) {
        logLevel = level;
    }

    /** The pending notifications of changes. */
    public Watch watch() {
        return watch;
    }

    /** Something was heard of the client, or is no more. */
    public void use() {
        usedAt = nanos.getAsLong();
    }

    /** How long nothing has been heard of the client, while it is not connected either. */
    long idleNanos() {
        return isBusy() ? 0 : nanos.getAsLong() - usedAt;
    }

    private boolean isBusy() {
        return !running.isEmpty() || ownStream.isConnected();
    }

    /** Whether streams of this client begin with an event that tells an id alone. */
    public boolean announcesStreams() {
        return ProtocolVersion.isAtLeast(version, "2025-11-25");
    }

    /** The stream that belongs to no request. */
    public EventStream ownStream() {
        return ownStream;
    }

    /** A new stream, of one request. */
    public synchronized EventStream open() {
        if (ended) {
            EventStream none = new EventStream(++lastStream, memory);
            none.end();
            return none;
        }
        long over = streams.stream().filter(EventStream::isEnded).count();
        if (over >= ENDED_STREAMS) {
            streams.stream()
                    .filter(EventStream::isEnded)
                    .findFirst()
                    .ifPresent(stream -> {
                        stream.forget();
                        streams.remove(stream);
                    });
        }
        EventStream stream = new EventStream(++lastStream, memory);
        streams.add(stream);
        return stream;
    }

    /** The stream of that number; empty if it is no longer stored. */
    public synchronized Optional<EventStream> stream(int number) {
        return number == OWN_STREAM
                ? Optional.of(ownStream)
                : streams.stream().filter(stream -> stream.number() == number).findFirst();
    }

    /**
     * This thread begins to work on a request.
     *
     * @throws McpException when one of that id is running, or too many are
     */
    void begin(JsonNode request) {
        if (running.size() >= MOST_RUNNING) {
            throw new McpException(
                    ErrorCode.INVALID_REQUEST,
                    "%d requests of this session are under way; wait for one"
                            .formatted(MOST_RUNNING));
        }
        if (running.putIfAbsent(request, Thread.currentThread()) != null) {
            throw new McpException(
                    ErrorCode.INVALID_REQUEST, "a request of this id is under way already");
        }
    }

    /** This thread has finished a request, cancelled or not. */
    void finish(JsonNode request) {
        running.remove(request, Thread.currentThread());
        Thread.interrupted();
        use();
    }

    /** Cancels a request, if it is running: interrupts its thread before that can finish. */
    void cancel(JsonNode request) {
        running.computeIfPresent(
                request,
                (_, working) -> {
                    working.interrupt();
                    return null;
                });
    }

    /**
     * Whether this thread works on a request that is still wanted. To compute waits for a
     * cancellation under way, which interrupts before it removes; to read would not.
     */
    boolean isWanted(JsonNode request) {
        return Thread.currentThread()
                .equals(running.computeIfPresent(request, (_, working) -> working));
    }

    /** Acquires a permit for a request whose answer waits to be written, if there is one. */
    public boolean tryQueue() {
        return queue.tryAcquire();
    }

    /** Releases such a permit. */
    public void leaveQueue() {
        queue.release();
    }

    /** A question to the client, by the id it is to be sent with. */
    long ask(CompletableFuture<Response> answer) {
        long question = questions.incrementAndGet();
        asked.put(question, answer);
        return question;
    }

    /** No thread waits for that answer any more. */
    void forgetQuestion(long question) {
        asked.remove(question);
    }

    /** An answer of the client; one to no question is dropped. */
    void answered(Response response) {
        CompletableFuture<Response> waiting =
                response.id().canConvertToLong() ? asked.remove(response.id().asLong()) : null;
        if (waiting != null) {
            waiting.complete(response);
        }
    }

    /** Ends its streams, except those of running requests. */
    void endStreams() {
        watch.close();
        ownStream.end();
    }

    /** Ends it: running requests fail, and all state is dropped. */
    void end() {
        Deque<EventStream> open;
        synchronized (this) {
            ended = true;
            open = new ArrayDeque<>(streams);
            streams.clear();
        }
        endStreams();
        scope.end();
        ownStream.forget();
        running.values().forEach(Thread::interrupt);
        open.forEach(EventStream::forget);
    }

    /** Whether it has ended. */
    public boolean isEnded() {
        return ended;
    }
}
