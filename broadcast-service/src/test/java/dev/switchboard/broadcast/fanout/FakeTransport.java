package dev.switchboard.broadcast.fanout;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A socket in memory. It takes each write at once, or, while stalled, when the test says so. */
final class FakeTransport implements ClientTransport {

    private final NumberedEncoder words;
    private final List<SubscriberMessage> received = new ArrayList<>();
    private final List<Integer> writes = new ArrayList<>();
    private boolean stalled;
    private boolean overlapped;
    private boolean breaking;
    private @Nullable Runnable pending;
    private List<ResumePosition> lastWords = List.of();
    private @Nullable ReconnectNotice notice;
    private Runnable whenTold = () -> {};
    private boolean cut;
    private int ticks;

    FakeTransport(NumberedEncoder words) {
        this.words = words;
    }

    @Override
    public void send(List<ByteBuffer> messages, Runnable done) {
        if (!take(messages, done)) {
            done.run();
        }
    }

    private synchronized boolean take(List<ByteBuffer> messages, Runnable done) {
        if (breaking) {
            throw new IllegalStateException("the test's socket breaks");
        }
        overlapped |= pending != null;
        List<SubscriberMessage> taken = messages.stream().flatMap(words::readAll).toList();
        received.addAll(taken);
        writes.add(taken.size());
        pending = stalled ? done : null;
        return stalled;
    }

    @Override
    public synchronized void tick(long nowMillis) {
        if (breaking) {
            throw new IllegalStateException("the test's socket breaks");
        }
        ticks++;
    }

    @Override
    public synchronized void disconnect(List<ResumePosition> resumeAt) {
        lastWords = List.copyOf(resumeAt);
    }

    @Override
    public void leave(List<ByteBuffer> lastMessages, ReconnectNotice word) {
        Runnable closing;
        synchronized (this) {
            overlapped |= pending != null;
            lastMessages.stream().flatMap(words::readAll).forEach(received::add);
            notice = word;
            closing = whenTold;
        }
        closing.run();
    }

    @Override
    public void cut() {
        synchronized (this) {
            cut = true;
        }
        Runnable refused = takePending();
        if (refused != null) {
            refused.run();
        }
    }

    /** What happens when it is told to come back: a client that is well-behaved closes. */
    synchronized void whenTold(Runnable action) {
        whenTold = action;
    }

    /** From now on writes stay under way. */
    synchronized void stall() {
        stalled = true;
    }

    /** From now on every call fails. */
    synchronized void breakDown() {
        breaking = true;
    }

    /** Completes the write under way; the next one stays under way again. */
    void completeOne() {
        Runnable done = takePending();
        if (done == null) {
            throw new IllegalStateException("no write is under way");
        }
        done.run();
    }

    /** Completes the write under way, if there is one, and all that follow. */
    void flow() {
        synchronized (this) {
            stalled = false;
        }
        Runnable done = takePending();
        if (done != null) {
            done.run();
        }
    }

    private synchronized @Nullable Runnable takePending() {
        Runnable done = pending;
        pending = null;
        return done;
    }

    synchronized boolean isWriting() {
        return pending != null;
    }

    /** Everything that was written, also by a write under way. */
    synchronized List<SubscriberMessage> received() {
        return List.copyOf(received);
    }

    /** How many messages each write had. */
    synchronized List<Integer> writes() {
        return List.copyOf(writes);
    }

    synchronized boolean everOverlapped() {
        return overlapped;
    }

    /** Where it was told to resume when it was sent away; null while it was not. */
    synchronized SubscriberMessage.@Nullable Position lastWord() {
        return lastWords.isEmpty()
                ? null
                : new SubscriberMessage.Position(lastWords.getFirst().cursor());
    }

    /** The same for each feed; none while it was not. */
    synchronized List<ResumePosition> lastWords() {
        return lastWords;
    }

    /** How it was told to come back; null while it was not. */
    synchronized @Nullable ReconnectNotice notice() {
        return notice;
    }

    synchronized boolean isCut() {
        return cut;
    }

    synchronized int ticks() {
        return ticks;
    }
}
