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
 * connection gets what it missed. Thread-safe; one connection at a time, the newest. Nothing but
 * {@link #send} and {@link #resume} waits for a client to read.
 */
public final class EventStream {

    /** So many messages are kept for a client that may come back. */
    static final int MOST_KEPT = 100;

    private static final long LOOK_MILLIS = 1_000;

    private final int number;
    private final EventMemory memory;
    private final Deque<Event> kept = new ArrayDeque<>();
    private long last;
    private volatile @Nullable Attached attached;
    private volatile boolean ended;

    private record Event(long number, String data) {}

    /** A connection, and how far it is. */
    private final class Attached implements EventConnection.Events {

        private final EventConnection connection;
        private long written;
        private boolean announce;

        private Attached(EventConnection connection, long written, boolean announce) {
            this.connection = connection;
            this.written = written;
            this.announce = announce;
        }

        @Override
        public boolean writeNext() throws IOException {
            if (announce) {
                announce = false;
                connection.write(id(written), "");
                return true;
            }
            Event next = after(written);
            if (next == null) {
                return false;
            }
            connection.write(id(next.number()), next.data());
            written = next.number();
            return true;
        }

        private String id(long event) {
            return number + "-" + event;
        }
    }

    EventStream(int number, EventMemory memory) {
        this.number = number;
        this.memory = memory;
    }

    int number() {
        return number;
    }

    /** Whether it belongs to no request. */
    public boolean isOwn() {
        return number == Session.OWN_STREAM;
    }

    private synchronized @Nullable Event after(long event) {
        for (Event candidate : kept) {
            if (candidate.number() > event) {
                return candidate;
            }
        }
        return null;
    }

    /**
     * Connects a client, in place of any before.
     *
     * @param announce whether to tell it at once with what id to come back
     */
    public void connect(EventConnection to, boolean announce) {
        attach(to, lastEvent(), announce);
    }

    private synchronized long lastEvent() {
        return last;
    }

    /**
     * Connects a client that has everything up to an event, and writes what it missed.
     *
     * @param after the number of that event
     */
    public void resume(EventConnection to, long after) {
        attach(to, after, false);
        if (ended) {
            release();
        }
    }

    private void attach(EventConnection to, long after, boolean announce) {
        Attached now = new Attached(to, after, announce);
        Attached before;
        synchronized (this) {
            before = attached;
            attached = now;
            notifyAll();
        }
        if (before != null) {
            before.connection.end();
        }
        write(now);
    }

    /** Sends a message, to be kept for who is not connected. Blocks while the client is slow. */
    public void send(JsonNode message) {
        String data = Json.MAPPER.writeValueAsString(message);
        Attached to;
        synchronized (this) {
            if (ended) {
                return;
            }
            keep(new Event(++last, data));
            to = attached;
        }
        if (to != null) {
            write(to);
        }
    }

    /** The newest is kept in any case: somebody may be about to write it. */
    private void keep(Event event) {
        if (!memory.add(event.data())) {
            forget();
            memory.addAnyway(event.data());
        }
        kept.addLast(event);
        if (kept.size() > MOST_KEPT) {
            memory.remove(kept.removeFirst().data());
        }
    }

    /** A client that cannot be written to is gone; it may come back for this. */
    private void write(Attached to) {
        if (!to.connection.write(to)) {
            detach(to);
        }
    }

    private synchronized void detach(Attached gone) {
        if (isSame(attached, gone)) {
            attached = null;
        }
        notifyAll();
    }

    @SuppressWarnings("ReferenceEquality") // Connections are what they are, not what they say.
    private static boolean isSame(@Nullable Object one, Object other) {
        return one == other;
    }

    /** Lets the connection go; a client may come back. */
    public void release() {
        Attached now = attached;
        if (now != null) {
            now.connection.end();
            detach(now);
        }
    }

    /** Lets the connection go, if it is this one. */
    public void release(EventConnection gone) {
        Attached now = attached;
        if (now != null && isSame(now.connection, gone)) {
            gone.end();
            detach(now);
        }
    }

    /** Whether a connection is the one that messages are written to. */
    public boolean isConnected(EventConnection to) {
        Attached now = attached;
        return now != null && isSame(now.connection, to) && !to.isEnded();
    }

    public boolean isConnected() {
        Attached now = attached;
        return now != null && !now.connection.isEnded();
    }

    /** Waits until a connection is no longer the one that messages are written to. */
    public synchronized void awaitRelease(EventConnection of) throws InterruptedException {
        while (isConnected(of)) {
            // A connection that ended by itself tells nobody.
            wait(LOOK_MILLIS);
        }
    }

    /** Nothing more will come; what is kept stays. */
    public void end() {
        synchronized (this) {
            ended = true;
        }
        release();
    }

    boolean isEnded() {
        return ended;
    }

    /** Forgets what is kept. */
    synchronized void forget() {
        kept.forEach(event -> memory.remove(event.data()));
        kept.clear();
    }
}
