package dev.switchboard.router.gateway;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.server.MessageSink;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to a request of the stateless era: one JSON object, or a stream of events from the
 * first message before it on, if the client accepts one. A client that disconnects cancels its
 * request, whose thread is then interrupted. Thread-safe.
 */
final class StatelessReply implements MessageSink, KeptAlive {

    private static final String MESSAGE = "event: message\n";

    private final HttpServletResponse response;
    private final boolean takesEvents;
    private final Thread working = Thread.currentThread();
    private @Nullable SseWriter events;
    private boolean over;

    StatelessReply(HttpServletResponse response, boolean takesEvents) {
        this.response = response;
        this.takesEvents = takesEvents;
    }

    @Override
    public synchronized void send(ObjectNode notification) {
        if (takesEvents && !over) {
            try {
                write(notification);
            } catch (IOException e) {
                giveUp();
            }
        }
    }

    @Override
    public synchronized void keepAlive() {
        if (takesEvents && !over) {
            try {
                events().comment();
            } catch (IOException e) {
                giveUp();
            }
        }
    }

    @Override
    public synchronized void giveUp() {
        if (!over) {
            over = true;
            working.interrupt();
        }
    }

    /** Whether the client has disconnected, or the server has stopped. */
    synchronized boolean isOver() {
        return over;
    }

    /**
     * Sends the answer, and ends.
     *
     * @return the size of the answer
     */
    int finish(int status, ObjectNode answer) throws IOException {
        byte[] json = Json.MAPPER.writeValueAsBytes(answer);
        synchronized (this) {
            if (over) {
                return json.length;
            }
            over = true;
            if (events == null) {
                McpHttpServlet.write(response, status, json);
            } else {
                events.event(MESSAGE, json);
                events.end();
            }
        }
        return json.length;
    }

    /** The thread has finished this request: it is not interrupted for it any more. */
    synchronized void leave() {
        if (over) {
            Thread.interrupted();
        }
        over = true;
    }

    private void write(ObjectNode message) throws IOException {
        events().event(MESSAGE, Json.MAPPER.writeValueAsBytes(message));
    }

    private SseWriter events() throws IOException {
        if (events == null) {
            events = new SseWriter(response);
        }
        return events;
    }
}
