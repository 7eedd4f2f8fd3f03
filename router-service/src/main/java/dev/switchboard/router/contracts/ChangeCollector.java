package dev.switchboard.router.contracts;

import dev.switchboard.client.follow.Change;
import dev.switchboard.client.follow.FollowListener;
import dev.switchboard.client.follow.FollowRefusedException;
import dev.switchboard.client.follow.FollowState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a bounded number of changes for somebody who waits for them. Written by the following's
 * thread; read by one that waits.
 *
 * <p>What stands for changes that can't be told one by one (a snapshot, or the latest of each
 * contract after {@code missed}) is passed over as a whole: its messages all bear the cursor from
 * before it, so that nobody could go on from the middle of one that is longer than the bound.
 */
final class ChangeCollector implements FollowListener {

    private final int most;
    private final List<Change> changes = new ArrayList<>();
    private long firstAt;
    private boolean connected;
    private boolean passingOver;
    private boolean incomplete;
    private boolean ended;
    private String state = "not connected yet";
    private @Nullable FollowRefusedException refusal;

    /**
     * @param most how many changes are kept
     */
    ChangeCollector(int most) {
        this.most = most;
    }

    @Override
    public synchronized void updated(Change.Updated update) {
        add(update);
    }

    @Override
    public synchronized void removed(Change.Removed removal) {
        add(removal);
    }

    @Override
    public synchronized void left(Change.Left departure) {
        add(departure);
    }

    private void add(Change change) {
        if (passingOver || isFull()) {
            return;
        }
        if (changes.isEmpty()) {
            firstAt = System.nanoTime();
        }
        changes.add(change);
        notifyAll();
    }

    @Override
    public synchronized void replayBegan(boolean snapshot, boolean recovered) {
        passingOver |= snapshot;
    }

    @Override
    public synchronized void missed(long count) {
        passingOver = true;
    }

    @Override
    public synchronized void replayCompleted(String cursor) {
        incomplete |= passingOver && !isFull();
        passingOver = false;
        notifyAll();
    }

    @Override
    public synchronized void stateChanged(FollowState to, String why) {
        connected |= to == FollowState.LIVE || to == FollowState.REPLAYING;
        ended = to == FollowState.ENDED;
        if (!ended) {
            state = why; // that it was closed in the end explains nothing
        }
        notifyAll();
    }

    @Override
    public synchronized void refused(FollowRefusedException why) {
        refusal = why;
    }

    /**
     * Waits until there is something to tell.
     *
     * @param atMost how long
     * @param gathering how long after the first change others may join it
     */
    synchronized void await(Duration atMost, Duration gathering) throws InterruptedException {
        long begun = System.nanoTime();
        while (!isFull() && !incomplete && !ended) {
            long now = System.nanoTime();
            long left = atMost.toNanos() - (now - begun);
            if (!changes.isEmpty()) {
                left = Math.min(left, gathering.toNanos() - (now - firstAt));
            }
            if (left <= 0) {
                return;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Whether no more changes are kept: there may be more behind the last of them. */
    synchronized boolean isFull() {
        return changes.size() == most;
    }

    synchronized List<Change> changes() {
        return List.copyOf(changes);
    }

    /** Whether something happened that was not told one by one. */
    synchronized boolean isIncomplete() {
        return incomplete;
    }

    /** Whether there was a connection at all. */
    synchronized boolean wasConnected() {
        return connected;
    }

    /** Where the following stood last, in words. */
    synchronized String state() {
        return state;
    }

    synchronized Optional<FollowRefusedException> refusal() {
        return Optional.ofNullable(refusal);
    }
}
