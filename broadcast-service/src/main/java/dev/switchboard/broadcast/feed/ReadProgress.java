package dev.switchboard.broadcast.feed;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/**
 * How far this node has read a feed's topic. The intake's thread updates it; any thread may read it
 * or wait.
 */
public final class ReadProgress {

    private final AtomicLongArray positions;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile boolean caughtUp;
    private volatile long lag;
    private final AtomicInteger era = new AtomicInteger();
    private volatile Uuid topic = Uuid.ZERO_UUID;
    private volatile boolean rebuilding;
    private final boolean builtElsewhere;

    /** In a topic that is complete as soon as it is read to its end. */
    public static ReadProgress of(int partitions) {
        return new ReadProgress(partitions, false);
    }

    /**
     * In a topic that keepers write: after it was recreated, it is complete only once they report
     * that they rebuilt it, by {@link #rebuilt}.
     */
    public static ReadProgress ofKept(int partitions) {
        return new ReadProgress(partitions, true);
    }

    private ReadProgress(int partitions, boolean builtElsewhere) {
        this.positions = new AtomicLongArray(partitions);
        this.builtElsewhere = builtElsewhere;
    }

    /**
     * Reading starts again from the beginning, after a failure or because the topic was recreated.
     * A recreated topic may still be incomplete: until {@link #rebuilt} the view is not complete.
     *
     * @param id the topic's id
     */
    public synchronized void restart(Uuid id) {
        // Incremented first, so that a thread that sees any later change also sees the new era.
        era.incrementAndGet();
        caughtUp = false;
        if (!id.equals(topic)) {
            rebuilding = builtElsewhere;
            topic = id;
        }
        IntStream.range(0, positions.length()).forEach(p -> positions.set(p, 0));
    }

    /**
     * Sets the offset up to which a partition was read and applied, transaction markers included.
     */
    public void at(int partition, long position) {
        positions.set(partition, position);
    }

    /** All records of a poll were applied; sets how many are still to be read. */
    public void polled(long recordsLeft) {
        lag = recordsLeft;
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The topic is read up to where it ended when reading began. */
    public void caughtUp() {
        caughtUp = true;
    }

    /** Whether the topic is read up to where it ended when reading began. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** The topic with this id holds everything that its predecessor may have held. */
    public synchronized void rebuilt(Uuid id) {
        if (id.equals(topic)) {
            rebuilding = false;
        }
    }

    /**
     * Whether the view may answer: it is complete up to when reading began, and the topic is
     * rebuilt.
     */
    public boolean isComplete() {
        return caughtUp && !rebuilding;
    }

    /** The id of the topic that is read; zero before the first. */
    public Uuid topic() {
        return topic;
    }

    /** The offset up to which a partition was read. */
    public long position(int partition) {
        return positions.get(partition);
    }

    /** The consumer lag in committed records, as of the last poll. */
    public long lag() {
        return lag;
    }

    /** How often reading started from the beginning. */
    public int era() {
        return era.get();
    }

    /** Whether all partitions are read up to these offsets. */
    public boolean hasPassed(long[] offsets) {
        return IntStream.range(0, offsets.length).allMatch(p -> positions.get(p) >= offsets[p]);
    }

    /**
     * Waits until all partitions are read up to these offsets.
     *
     * @throws TimeoutException when that takes longer than {@code millis}
     */
    public void await(long[] offsets, long millis) throws InterruptedException, TimeoutException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lockInterruptibly();
        try {
            while (!hasPassed(offsets)) {
                if (left <= 0) {
                    throw new TimeoutException("the view did not catch up in " + millis + " ms");
                }
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
