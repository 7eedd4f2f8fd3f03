package dev.switchboard.router.session;

import dev.switchboard.model.json.Json;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A stream of messages to a client that outlives its connections (MCP 2025-11-25, Transports,
 * Resumability and Redelivery). It keeps the last messages, so that a client that lost its
 * connection gets what it missed. Thread-safe; one connection at a time, the newest. Nothing but
 * {@link #send} and {@link #resume} waits for a client to read.
 */
public final class EventStream {

    /** The number of messages kept for a client that may resume. */
    static final int MOST_KEPT = 100;

    private static final long LOOK_MILLIS = 1_000;

    private static final byte[] NOTHING = {};

    private final int number;
    private final EventMemory memory;
    private final Deque<Event> kept = new ArrayDeque<>();
    private long last;
    private volatile @Nullable Attached attached;
    private volatile boolean ended;
    private volatile boolean keepsNothing;

    /** A message, as the UTF-8 of its JSON. */
    private static final class Event {

        private final long number;
        private final byte[] data;

        private Event(long number, byte[] data) {
            this.number = number;
            this.data = data;
        }
    }

    /** A connection, and the last event written to it. */
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
                connection.write(id(written), NOTHING);
                return true;
            }
            Event next = after(written);
            if (next == null) {
                return false;
            }
            connection.write(id(next.number), next.data);
            written = next.number;
            return true;
        }

        /** That event, which is not kept. */
        private EventConnection.Events only(Event event) {
            Iterator<Event> once = List.of(event).iterator();
            return () -> {
                if (!once.hasNext()) {
                    return false;
                }
                connection.write(id(event.number), once.next().data);
                return true;
            };
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

    /**
     * Keeps no messages, because its client cannot resume it: messages sent while no client is
     * connected are lost. To be called before the first connection.
     */
    public void keepNothing() {
        keepsNothing = true;
    }

    /** Whether it belongs to no request. */
    public boolean isOwn() {
        return number == Session.OWN_STREAM;
    }

    private synchronized @Nullable Event after(long event) {
        for (Event candidate : kept) {
            if (candidate.number > event) {
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
        write(now, now);
    }

    /**
     * Sends a message, and keeps it for a client that is not connected. Blocks while the client is
     * slow.
     *
     * @return its size in bytes
     */
    public int send(JsonNode message) {
        byte[] data = Json.MAPPER.writeValueAsBytes(message);
        Event event;
        Attached to;
        synchronized (this) {
            if (ended) {
                return data.length;
            }
            event = new Event(++last, data);
            to = attached;
            if (!keepsNothing) {
                keep(event);
            }
        }
        if (to != null) {
            write(to, keepsNothing ? to.only(event) : to);
        }
        return data.length;
    }

    /**
     * Drops the oldest messages. Never drops the newest: another thread may be about to write it,
     * and for a completed request it is the answer.
     */
    private void keep(Event event) {
        boolean hasRoom = memory.add(event.data.length);
        while (!kept.isEmpty() && (!hasRoom || kept.size() >= MOST_KEPT)) {
            memory.remove(kept.removeFirst().data.length);
            hasRoom = hasRoom || memory.add(event.data.length);
        }
        if (!hasRoom) {
            memory.addAnyway(event.data.length);
        }
        kept.addLast(event);
    }

    /** If the write fails, the client has disconnected; it may resume from the kept messages. */
    private void write(Attached to, EventConnection.Events what) {
        if (!to.connection.write(what)) {
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

    /** Ends the connection; the client may resume the stream. */
    public void release() {
        Attached now = attached;
        if (now != null) {
            now.connection.end();
            detach(now);
        }
    }

    /** Ends the connection, if it is this one. */
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

    /** No more messages follow; kept messages stay. */
    public void end() {
        synchronized (this) {
            ended = true;
        }
        release();
    }

    boolean isEnded() {
        return ended;
    }

    /** Drops the kept messages. */
    synchronized void forget() {
        kept.forEach(event -> memory.remove(event.data.length));
        kept.clear();
    }
}
