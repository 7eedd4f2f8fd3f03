package dev.switchboard.broadcast.feed;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The most recent elements of a sequence, bounded in bytes. One thread writes; any thread reads,
 * without locks.
 *
 * @param <E> immutable elements
 */
public class Ring<E> {

    /** The smallest element size for which the number of slots is computed, in bytes. */
    private static final int LIGHTEST = 256;

    private final AtomicReferenceArray<@Nullable E> slots;
    private final int[] weights;
    private final int mask;
    private final long budget;
    private final @Nullable Consumer<? super E> onEvict;
    private long bytes;
    private volatile long first;
    private volatile long end;

    /**
     * @param budget the total size of the elements in bytes; the newest element stays whatever its
     *     size
     */
    public Ring(long budget) {
        this(budget, null);
    }

    /**
     * @param onEvict gets each element before it is evicted, on the writer's thread
     */
    Ring(long budget, @Nullable Consumer<? super E> onEvict) {
        this.onEvict = onEvict;
        int capacity = slots(budget);
        this.slots = new AtomicReferenceArray<>(capacity);
        this.weights = new int[capacity];
        this.mask = capacity - 1;
        this.budget = budget;
    }

    /** The largest number of elements of a ring with that budget. */
    static int slots(long budget) {
        int lightest = Math.clamp(budget / LIGHTEST, 2, 1 << 24);
        return Integer.highestOneBit(2 * lightest - 1);
    }

    /** Adds an element at {@link #end()}. Called by the one writer. */
    public void append(E element, int weight) {
        long sequence = end;
        while (first < sequence && (bytes + weight > budget || sequence - first > mask)) {
            evictFirst();
        }
        int slot = (int) (sequence & mask);
        slots.set(slot, element);
        weights[slot] = weight;
        bytes += weight;
        end = sequence + 1;
    }

    /** Removes the oldest elements up to the first that is not old. Called by the one writer. */
    void evictWhile(Predicate<? super E> isOld) {
        for (E oldest = get(first); oldest != null && isOld.test(oldest); oldest = get(first)) {
            evictFirst();
        }
    }

    /** Removes all elements; their positions are not used again. Called by the one writer. */
    public void clear() {
        while (first < end) {
            evictFirst();
        }
    }

    /** The element at that position; null if it was evicted or not added yet. */
    public @Nullable E get(long sequence) {
        if (sequence >= end || sequence < 0) {
            return null;
        }
        E element = slots.get((int) (sequence & mask));
        // The writer moves 'first' before it reuses a slot, so an element read before is right.
        return sequence < first ? null : element;
    }

    /** The position of the oldest element; equal to {@link #end()} when there is none. */
    public long first() {
        return first;
    }

    /** The position of the next element. */
    public long end() {
        return end;
    }

    private void evictFirst() {
        long evicted = first;
        int slot = (int) (evicted & mask);
        E element = slots.get(slot);
        if (onEvict != null && element != null) {
            onEvict.accept(element);
        }
        first = evicted + 1;
        slots.set(slot, null);
        bytes -= weights[slot];
    }
}
