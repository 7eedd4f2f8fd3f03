package dev.switchboard.router.gateway;

import dev.switchboard.router.session.EventStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A connection to a client that takes the events of a stream. Thread-safe. */
final class SseConnection implements EventStream.Connection, KeptAlive {

    /** After how many milliseconds a client should come back. */
    private static final int RETRY_MILLIS = 1_000;

    private final SseWriter events;
    private boolean ended;

    /** Sends the head of the answer. */
    SseConnection(HttpServletResponse response) throws IOException {
        events = new SseWriter(response);
    }

    /** Tells a client of revision 2024-11-05 where to send its messages. */
    synchronized void endpoint(String uri) throws IOException {
        events.event("event: endpoint\n", uri);
    }

    @Override
    public synchronized void send(String id, String data) throws IOException {
        if (ended) {
            throw new IOException("this connection is over");
        }
        events.event(
                data.isEmpty()
                        ? "id: %s\nretry: %d\n".formatted(id, RETRY_MILLIS)
                        : "id: %s\nevent: message\n".formatted(id),
                data);
    }

    @Override
    public synchronized void keepAlive() {
        if (!ended) {
            try {
                events.comment();
            } catch (IOException e) {
                ended = true;
            }
        }
    }

    /** Whether nothing can be written any more. */
    synchronized boolean isEnded() {
        return ended;
    }

    @Override
    public synchronized void end() {
        if (!ended) {
            ended = true;
            try {
                events.end();
            } catch (IOException e) {
                // It has ended by itself.
            }
        }
    }
}
