package dev.switchboard.router.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pending notifications of one client. Repeated changes of a resource are coalesced, so memory
 * for a slow client is bounded by what it watches. Thread-safe.
 */
public final class Watch implements AutoCloseable {

    private final Changes changes;
    private final Set<ListChange> lists;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Set<String> watched = new HashSet<>();
    private final Set<ListChange> changedLists = EnumSet.noneOf(ListChange.class);
    private final Set<String> updated = new LinkedHashSet<>();
    private boolean ended;

    Watch(Changes changes, Set<ListChange> lists) {
        this.changes = changes;
        this.lists = lists;
    }

    /** Watches a resource, too. */
    public void add(String uri) {
        lock.lock();
        try {
            if (!ended && watched.add(uri)) {
                changes.add(this, uri);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Watches a resource no more. */
    public void remove(String uri) {
        lock.lock();
        try {
            if (watched.remove(uri)) {
                changes.remove(this, uri);
                updated.remove(uri);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many resources are watched. */
    public int size() {
        lock.lock();
        try {
            return watched.size();
        } finally {
            lock.unlock();
        }
    }

    void listChanged(ListChange change) {
        if (lists.contains(change)) {
            lock.lock();
            try {
                changedLists.add(change);
                something.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    void resourceUpdated(String uri) {
        lock.lock();
        try {
            if (watched.contains(uri)) {
                updated.add(uri);
                something.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** No more notifications will follow. */
    void end() {
        lock.lock();
        try {
            ended = true;
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public boolean isEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for changes.
     *
     * @return the pending notifications; none on a timeout, or when the watch has ended
     */
    public List<ObjectNode> take(Duration longest) throws InterruptedException {
        return take(longest, () -> true);
    }

    /**
     * Waits for changes as long as they are wanted.
     *
     * @param wanted asked again after each {@link #wake}
     * @return the pending notifications; none on a timeout, when the watch has ended, or when they
     *     are not wanted any more
     */
    public List<ObjectNode> take(Duration longest, BooleanSupplier wanted)
            throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = longest.toNanos();
            boolean isWanted = wanted.getAsBoolean();
            while (changedLists.isEmpty() && updated.isEmpty() && !ended && isWanted && left > 0) {
                left = something.awaitNanos(left);
                isWanted = wanted.getAsBoolean();
            }
            return isWanted ? taken() : List.of();
        } finally {
            lock.unlock();
        }
    }

    private List<ObjectNode> taken() {
        List<ObjectNode> taken = new ArrayList<>(changedLists.size() + updated.size());
        changedLists.forEach(change -> taken.add(change.notification()));
        updated.forEach(uri -> taken.add(Notifications.resourceUpdated(uri)));
        changedLists.clear();
        updated.clear();
        return taken;
    }

    /** Wakes waiting threads to check again whether notifications are wanted. */
    public void wake() {
        lock.lock();
        try {
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            ended = true;
            watched.forEach(uri -> changes.remove(this, uri));
            watched.clear();
            changes.remove(this);
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
