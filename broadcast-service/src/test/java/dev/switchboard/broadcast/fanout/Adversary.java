package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.feed.ChangeLog;
import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.feed.Cursor;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets its node read on at any step of a recovery: before each look at the ring, before and after
 * each reading of Kafka, and while each message is encoded. A step may evict all that the ring
 * holds, make Kafka time out, or only take time. Its lot is drawn from a seed.
 */
final class Adversary {

    private static final int STEPS_A_MOVE = 3;

    private final MadeFeed feed;
    private final List<ContractChange> order;
    private final int ring;
    private final Random random;
    private final Node node;
    private int next;
    private boolean moving;
    private boolean roused;

    /**
     * @param order what its node reads
     * @param ring how many changes the node's ring has room for, about
     */
    Adversary(MadeFeed feed, List<ContractChange> order, int ring, long seed) {
        this.feed = feed;
        this.order = order;
        this.ring = ring;
        this.random = new Random(seed);
        this.node = new Node(feed, ring, this::step, new Interfering());
    }

    Node node() {
        return node;
    }

    /** Lets the node read so many changes. */
    synchronized void read(int changes) {
        moving = true;
        for (int i = 0; i < changes && next < order.size(); i++) {
            node.feed(order.get(next++));
        }
        moving = false;
    }

    /** From now on it interferes. */
    synchronized void rouse() {
        roused = true;
    }

    /** Rests, and lets the node read the rest and a last change at full speed. */
    void finish(ContractChange last) {
        synchronized (this) {
            roused = false;
        }
        node.feed(order.subList(next, order.size()));
        node.feed(last);
    }

    /** A client whose every message is encoded in the adversary's presence. */
    Client client() {
        NumberedEncoder words = new NumberedEncoder(0);
        words.beforeEach(this::step);
        return new Client(node, words);
    }

    private synchronized void step() {
        // what its own reading calls is none of the recovery's steps
        if (!roused || moving || random.nextInt(STEPS_A_MOVE) > 0) {
            return;
        }
        switch (random.nextInt(8)) {
            case 0 -> read(ring + random.nextInt(3));
            case 1, 2 -> read(random.nextInt(ring));
            case 3 -> LockSupport.parkNanos(Duration.ofNanos(random.nextInt(50_000)).toNanos());
            default -> read(1);
        }
    }

    private synchronized boolean timesOut() {
        return roused && random.nextInt(1_000) == 0;
    }

    private final class Interfering implements ChangeLog<ContractChange> {

        @Override
        public Stretch<ContractChange> read(Cursor from, Cursor until) throws TimeoutException {
            step();
            if (timesOut()) {
                throw new TimeoutException("the adversary holds Kafka up");
            }
            Stretch<ContractChange> stretch = feed.read(from, until);
            step();
            return stretch;
        }

        @Override
        public boolean reaches(Cursor cursor) throws TimeoutException {
            step();
            return feed.reaches(cursor);
        }

        @Override
        public boolean hasAllAfter(Cursor cursor) throws TimeoutException {
            step();
            return feed.hasAllAfter(cursor);
        }
    }
}
