package dev.switchboard.router.session;

import dev.switchboard.model.contract.Json;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A stream of messages to a client that outlives its connections (MCP 2025-11-25, Transports,
 * Resumability and Redelivery). The last messages are kept, so that a client that lost its
 * connection gets what it missed. Thread-safe; one connection at a time, the newest.
 */
public final class EventStream {

    private final int number;
    private final EventMemory memory;
    private final Deque<Event> kept = new ArrayDeque<>();
    private long last;
    private @Nullable Connection connection;
    private boolean ended;

    private record Event(long number, String data) {}

    /** What messages are written to. */
    public interface Connection {

        /**
         * Writes an event.
         *
         * @param id to come back with
         * @param data one message as JSON on one line; empty to tell the id alone
         */
        void send(String id, String data) throws IOException;

        /** Nothing more is written. Never throws. */
        void end();
    }

    EventStream(int number, EventMemory memory) {
        this.number = number;
        this.memory = memory;
    }

    int number() {
        return number;
    }

    /**
     * Connects a client, in place of any before.
     *
     * @param announce whether to tell it at once with what id to come back
     */
    public synchronized void connect(Connection to, boolean announce) {
        replace(to);
        if (announce) {
            write(last, "");
        }
    }

    /**
     * Connects a client that has everything up to an event.
     *
     * @param after the number of that event
     */
    public synchronized void resume(Connection to, long after) {
        replace(to);
        for (Event event : kept) {
            if (event.number() > after) {
                write(event.number(), event.data());
            }
        }
        if (ended) {
            release();
        }
    }

    private void replace(Connection to) {
        release();
        connection = to;
    }

    /** Sends a message, to be kept for who is not connected. */
    public synchronized void send(JsonNode message) {
        if (!ended) {
            String data = Json.MAPPER.writeValueAsString(message);
            last++;
            if (!memory.add(data)) {
                forget();
                memory.addAnyway(data);
            }
            kept.addLast(new Event(last, data));
            write(last, data);
        }
    }

    /** Lets the connection go; a client may come back. */
    public synchronized void release() {
        if (connection != null) {
            connection.end();
            connection = null;
        }
        notifyAll();
    }

    /** Whether a connection is the one that messages are written to. */
    @SuppressWarnings("ReferenceEquality") // Connections are what they are, not what they say.
    public synchronized boolean isConnected(Connection to) {
        return connection == to;
    }

    public synchronized boolean isConnected() {
        return connection != null;
    }

    /** Waits until a connection is no longer the one that messages are written to. */
    public synchronized void awaitRelease(Connection of) throws InterruptedException {
        while (isConnected(of)) {
            wait();
        }
    }

    /** Nothing more will come; what is kept stays. */
    public synchronized void end() {
        ended = true;
        release();
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /** Forgets what is kept. */
    synchronized void forget() {
        kept.forEach(event -> memory.remove(event.data()));
        kept.clear();
    }

    /** A client that cannot be written to is gone; it may come back for this. */
    private void write(long event, String data) {
        if (connection != null) {
            try {
                connection.send(number + "-" + event, data);
            } catch (IOException e) {
                release();
            }
        }
    }
}
