package dev.switchboard.router.session;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A connection to a client that receives the events of a stream. Threads write one after the other;
 * a thread that only ends it never waits for a client that does not read. Thread-safe.
 */
public abstract class EventConnection {

    /** For whom a thread waits that may not leave before others have written. */
    private static final long PATIENCE_SECONDS = 10;

    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean toBeEnded;
    private volatile boolean ended;

    /** What there is to write, in order. */
    interface Events {

        /** Writes the next event; false if there is none. */
        boolean writeNext() throws IOException;
    }

    /**
     * Writes an event. One thread at a time.
     *
     * @param id from which the client can resume
     * @param data one message as JSON on one line, in UTF-8; empty for an event with an id only
     */
    protected abstract void write(String id, byte[] data) throws IOException;

    /** Writes a keep-alive. One thread at a time. */
    protected abstract void writeComment() throws IOException;

    /** Ends the answer. One thread at a time. */
    protected abstract void close() throws IOException;

    /** Whether nothing can be written any more. */
    public final boolean isEnded() {
        return ended || toBeEnded;
    }

    /**
     * Writes all that there is. Blocks while the client is slow.
     *
     * @return whether all was written; false if the client has disconnected
     */
    final boolean write(Events events) {
        writing.lock();
        try {
            while (!isEnded() && events.writeNext()) {
                // It does all there is to do.
            }
            return !isEnded();
        } catch (InterruptedIOException e) {
            ended = true;
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException e) {
            ended = true;
            return false;
        } finally {
            unlock();
        }
    }

    /**
     * Sends a keep-alive unless a write is running; this detects a client that has disconnected.
     */
    public final void keepAlive() {
        if (writing.tryLock()) {
            try {
                if (!isEnded()) {
                    writeComment();
                }
            } catch (IOException e) {
                ended = true;
            } finally {
                unlock();
            }
        }
    }

    /** Nothing more is written; at once, or after what is being written. Never blocks. */
    final void end() {
        toBeEnded = true;
        if (writing.tryLock()) {
            unlock();
        }
    }

    /**
     * Ends it, and waits until whoever writes is done. The thread whose answer it is leaves only
     * then: a container takes an answer that its thread has left from those who still write it, and
     * cuts the connection. One that does not read is waited for a while, and cut.
     */
    public final void awaitEnd() {
        end();
        try {
            if (writing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who wants to end it and finds it locked leaves that to who has the lock. */
    private void unlock() {
        do {
            if (toBeEnded && !ended) {
                ended = true;
                try {
                    close();
                } catch (IOException e) {
                    // It has ended by itself.
                }
            }
            writing.unlock();
        } while (toBeEnded && !ended && writing.tryLock());
    }
}
