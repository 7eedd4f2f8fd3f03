package dev.switchboard.broadcast.sse;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a response without blocking (Jakarta Servlet, section Asynchronous output). Any thread;
 * its lock is held only while bytes are handed over.
 */
final class EventStreamWriter implements WriteListener {

    private final ServletOutputStream out;
    private final Runnable broken;
    private final Queue<Step> steps = new ArrayDeque<>();
    private @Nullable Runnable done;
    private boolean failed;

    private interface Step {
        void take() throws IOException;
    }

    /**
     * @param broken runs when the client is gone
     */
    EventStreamWriter(ServletOutputStream out, Runnable broken) {
        this.out = out;
        this.broken = broken;
    }

    /**
     * Writes and flushes.
     *
     * @param bytes read through duplicates
     * @param whenDone runs once the socket has taken or refused them
     */
    void write(List<ByteBuffer> bytes, Runnable whenDone) {
        boolean already;
        synchronized (this) {
            already = failed;
            if (!already) {
                done = whenDone;
                bytes.forEach(part -> steps.add(() -> out.write(part.duplicate())));
                steps.add(out::flush);
            }
        }
        if (already) {
            whenDone.run();
        } else {
            onWritePossible();
        }
    }

    /** Whether the socket has not taken everything yet. */
    synchronized boolean isWriting() {
        return done != null;
    }

    @Override
    public void onWritePossible() {
        Runnable finished = null;
        try {
            synchronized (this) {
                while (out.isReady()) {
                    Step step = steps.poll();
                    if (step == null) {
                        finished = done;
                        done = null;
                        break;
                    }
                    step.take();
                }
            }
        } catch (IOException e) {
            onError(e);
        }
        if (finished != null) {
            finished.run();
        }
    }

    @Override
    public void onError(Throwable failure) {
        Runnable unfinished;
        synchronized (this) {
            failed = true;
            unfinished = done;
            done = null;
            steps.clear();
        }
        if (unfinished != null) {
            unfinished.run();
        }
        broken.run();
    }
}
