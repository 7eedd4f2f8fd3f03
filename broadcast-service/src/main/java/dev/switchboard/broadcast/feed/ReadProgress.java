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
 * How far this node has read a feed's topic. The intake's thread notes it; any thread may ask or
 * wait.
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

    /** Of a topic that keepers write: made anew, it holds all only when they say so. */
    public ReadProgress(int partitions) {
        this(partitions, true);
    }

    /**
     * @param builtElsewhere whether a topic that was made anew holds all only once {@link #rebuilt}
     *     was called
     */
    public ReadProgress(int partitions, boolean builtElsewhere) {
        this.positions = new AtomicLongArray(partitions);
        this.builtElsewhere = builtElsewhere;
    }

    /**
     * Notes that reading begins anew, after a break or of another topic. That one may lack what is
     * to be built again: until {@link #rebuilt} the view is not complete.
     *
     * @param id the topic's
     */
    public synchronized void restart(Uuid id) {
        // First of all: who sees anything of the new beginning sees that it is one.
        era.incrementAndGet();
        caughtUp = false;
        if (!id.equals(topic)) {
            rebuilding = builtElsewhere;
            topic = id;
        }
        IntStream.range(0, positions.length()).forEach(p -> positions.set(p, 0));
    }

    /**
     * Notes the offset up to which a partition was read and folded, transaction markers included.
     */
    public void at(int partition, long position) {
        positions.set(partition, position);
    }

    /** Notes that a poll was folded whole, and how many records are still to be read. */
    public void polled(long recordsLeft) {
        lag = recordsLeft;
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Notes that all that was there when reading began is read. */
    public void caughtUp() {
        caughtUp = true;
    }

    /** Whether all is read that was there when reading began. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** Notes that the topic with this id holds all that one before it may have held. */
    public synchronized void rebuilt(Uuid id) {
        if (id.equals(topic)) {
            rebuilding = false;
        }
    }

    /**
     * Whether the view is complete up to when reading began, and the topic holds what it should, so
     * that it may answer.
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

    /** How many committed records Kafka holds that are not read yet, as of the last poll. */
    public long lag() {
        return lag;
    }

    /** Counts how often reading began anew. */
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
