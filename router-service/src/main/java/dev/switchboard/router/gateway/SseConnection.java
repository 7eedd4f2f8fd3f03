package dev.switchboard.router.gateway;

import dev.switchboard.router.session.EventConnection;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A connection that writes the events of a stream as server-sent events. Thread-safe. */
final class SseConnection extends EventConnection implements KeptAlive {

    /** After how many milliseconds a client should reconnect. */
    private static final int RETRY_MILLIS = 1_000;

    private final SseWriter events;

    /** Sends the head of the answer. */
    SseConnection(HttpServletResponse response) throws IOException {
        events = new SseWriter(response);
    }

    /** Tells a client of revision 2024-11-05 where to send its messages; before all else. */
    void endpoint(String uri) throws IOException {
        events.event("event: endpoint\n", uri);
    }

    @Override
    protected void write(String id, byte[] data) throws IOException {
        events.event(
                data.length == 0
                        ? "id: %s\nretry: %d\n".formatted(id, RETRY_MILLIS)
                        : "id: " + id + "\nevent: message\n",
                data);
    }

    @Override
    protected void writeComment() throws IOException {
        events.comment();
    }

    @Override
    protected void close() throws IOException {
        events.end();
    }
}
