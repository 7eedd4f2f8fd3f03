package dev.switchboard.cli.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The stream for what belongs to no request (MCP 2025-11-25, Transports, Listening for Messages
 * from the Server). It is opened again whenever it ends, and goes on where it was. One thread reads
 * it.
 */
final class ServerStream implements AutoCloseable {

    private static final Duration USUAL_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_OFFERED = 405;

    private final McpEndpoint endpoint;
    private final EndpointSessions sessions;
    private final MessageWriter out;
    private @Nullable Thread reader;

    ServerStream(McpEndpoint endpoint, EndpointSessions sessions, MessageWriter out) {
        this.endpoint = endpoint;
        this.sessions = sessions;
        this.out = out;
    }

    /** Reads it from now on, if nobody does yet. */
    synchronized void open() {
        if (reader == null || !reader.isAlive()) {
            reader = Thread.ofVirtual().name("mcp-server-stream").start(this::read);
        }
    }

    private void read() {
        try {
            Place place = null;
            EndpointSession session;
            while ((session = sessions.current()) != null) {
                if (place == null || !place.session().equals(session)) {
                    place = new Place(session, null, USUAL_RETRY);
                }
                place = read(place);
                if (place == null) {
                    return;
                }
                Thread.sleep(place.retry());
            }
        } catch (InterruptedException e) {
            // It is closed.
        }
    }

    /** Where to go on. */
    private record Place(EndpointSession session, @Nullable String lastEventId, Duration retry) {

        Place after(EventReader events) {
            Duration asked = events.retry() == null ? retry : events.retry();
            return new Place(
                    session,
                    events.lastEventId(),
                    asked.compareTo(LONGEST_RETRY) < 0 ? asked : LONGEST_RETRY);
        }
    }

    /** Reads until the stream ends; null where there is none. */
    private @Nullable Place read(Place from) throws InterruptedException {
        EndpointSession session = from.session();
        try {
            HttpResponse<InputStream> answer = endpoint.open(session.headers(from.lastEventId()));
            try (InputStream body = answer.body()) {
                return switch (answer.statusCode()) {
                    case OK -> read(from, new EventReader(body, from.lastEventId()));
                    case NOT_OFFERED -> null;
                    case NOT_FOUND -> {
                        sessions.renew(session);
                        yield from;
                    }
                    // What came since the last event is not kept any more, perhaps.
                    default -> new Place(session, null, from.retry());
                };
            }
        } catch (IOException | IllegalArgumentException e) {
            throwIfInterrupted();
            return from;
        }
    }

    private Place read(Place from, EventReader events) throws InterruptedException {
        try {
            String data;
            while ((data = events.next()) != null) {
                ServerMessage.read(data).ifPresent(out::write);
            }
        } catch (IOException e) {
            throwIfInterrupted();
        }
        return from.after(events);
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public synchronized void close() {
        if (reader != null) {
            reader.interrupt();
        }
    }
}
