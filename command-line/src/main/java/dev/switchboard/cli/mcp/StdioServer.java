package dev.switchboard.cli.mcp;

import dev.switchboard.cli.mcp.ClientMessage.Notification;
import dev.switchboard.cli.mcp.ClientMessage.Request;
import dev.switchboard.cli.mcp.ClientMessage.Response;
import dev.switchboard.cli.mcp.ClientMessage.Unreadable;
import dev.switchboard.cli.mcp.SessionOrdering.Turn;
import dev.switchboard.cli.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * An MCP server on stdin and stdout (MCP 2026-07-28, stdio) that passes everything on to an
 * instance. One thread reads lines; each message has a thread of its own from then on.
 */
final class StdioServer {

    /** A line may be longer than what an instance takes as it is set up: it says so itself. */
    private static final int LONGEST_LINE = 64 << 20;

    /** So many messages are read before one must be over. */
    private static final int MOST_TAKEN = 1_000;

    /** So many requests are sent at once; an instance takes 100 of a session. */
    private static final int MOST_SENT = 64;

    private final LineReader lines;
    private final MessageWriter out;
    private final StatelessRelay stateless;
    private final SessionRelay session;
    private final SessionOrdering ordering = new SessionOrdering();
    private final Map<JsonNode, RequestUnderWay> underWay = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore taken = new Semaphore(MOST_TAKEN);
    private final Semaphore sent = new Semaphore(MOST_SENT);
    private final Duration atTheEnd;
    private boolean hasSession;

    /**
     * @param atTheEnd how long what is under way may take when stdin has ended
     */
    StdioServer(Terminal terminal, McpEndpoint endpoint, Duration atTheEnd) {
        this.atTheEnd = atTheEnd;
        this.lines = new LineReader(terminal.in(), LONGEST_LINE);
        this.out = new MessageWriter(terminal);
        this.stateless = new StatelessRelay(endpoint, out);
        this.session = new SessionRelay(endpoint, out);
    }

    /** Serves until the client closes stdin. */
    void run() throws IOException, InterruptedException {
        try {
            byte[] line;
            while ((line = lines.next()) != null) {
                if (line.length > LONGEST_LINE) {
                    take(ClientMessage.tooLong(LONGEST_LINE));
                } else {
                    for (ClientMessage message : ClientMessage.of(line)) {
                        take(message);
                    }
                }
            }
        } finally {
            end();
        }
    }

    private void take(ClientMessage message) throws InterruptedException {
        switch (message) {
            case Unreadable(var error) -> out.write(ServerMessage.of(error));
            case Request request -> take(request);
            case Notification notification -> take(notification);
            case Response(String line) -> forward(line, false);
        }
    }

    private void take(Request request) throws InterruptedException {
        RequestUnderWay next = new RequestUnderWay(request, out);
        if (!isOnlyOne(next)) {
            next.refuse("a request of this id is under way already");
        } else if (request.method().equals(ClientMessage.INITIALIZE) && request.version() == null) {
            hasSession = true;
            start(next, ordering.next(true), () -> session.begin(next));
        } else if (isOfSession(request)) {
            start(next, ordering.next(false), () -> session.relay(next));
        } else {
            start(next, Turn.free(), () -> stateless.relay(next));
        }
    }

    /** Whether no other of its id is under way. */
    @SuppressWarnings("ReferenceEquality") // The very same, not one that says the same.
    private boolean isOnlyOne(RequestUnderWay next) {
        return underWay.compute(
                        next.id(), (_, other) -> other == null || other.isOver() ? next : other)
                == next;
    }

    private boolean isOfSession(Request request) {
        return hasSession && request.version() == null;
    }

    private void take(Notification notification) throws InterruptedException {
        if (notification.method().equals(Methods.CANCELLED)) {
            RequestUnderWay cancelled = underWay.get(notification.params().path("requestId"));
            if (cancelled != null && !isOfSession(cancelled.request())) {
                // Over HTTP the end of the connection says so.
                cancelled.giveUp();
                return;
            }
            if (cancelled != null) {
                cancelled.mute();
            }
        }
        forward(notification.line(), notification.method().equals(Methods.INITIALIZED));
    }

    /** Outside of sessions there is nothing that a server could be notified of. */
    private void forward(String line, boolean first) throws InterruptedException {
        if (hasSession) {
            Turn turn = ordering.next(first);
            start(() -> {
                try {
                    turn.await();
                    session.forward(line, first);
                } finally {
                    turn.end();
                }
            });
        }
    }

    private void start(RequestUnderWay next, Turn turn, Work work) throws InterruptedException {
        start(() -> {
            next.workBy(Thread.currentThread());
            try {
                turn.await();
                if (next.request().isListening()) {
                    work.run();
                } else {
                    send(work);
                }
            } catch (RuntimeException e) {
                // Nobody else would tell the client that there will be no response.
                next.fail("a fault of ./switchboard mcp: " + e);
            } finally {
                turn.end();
                underWay.remove(next.id(), next);
            }
        });
    }

    private void send(Work work) throws InterruptedException {
        sent.acquire();
        try {
            work.run();
        } finally {
            sent.release();
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void start(Work work) throws InterruptedException {
        taken.acquire();
        threads.execute(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                // It was given up.
            } finally {
                taken.release();
            }
        });
    }

    private void end() throws InterruptedException {
        session.closeStream();
        underWay.values().stream()
                .filter(request -> request.request().isListening())
                .forEach(RequestUnderWay::giveUp);
        threads.shutdown();
        if (!threads.awaitTermination(atTheEnd.toMillis(), TimeUnit.MILLISECONDS)) {
            underWay.values()
                    .forEach(request ->
                            request.fail(
                                    "stdin has ended and this took too long; whether it was"
                                            + " carried out is unknown"));
            threads.shutdownNow();
        }
        session.close();
    }
}
