package dev.switchboard.checker.truth;

import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.feed.Cursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * contract.history as it stands in Kafka: every record, by place, by message id and by contract.
 * One thread adds what it reads; any thread asks.
 */
public final class Truth {

    private final Cursor beginning;
    private final List<PartitionRecords> columns;
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, Entry> latest = new HashMap<>();
    private final List<String> repeatedIds = new ArrayList<>();

    /**
     * @param beginning the cursor before the topic's first record
     */
    public Truth(Cursor beginning) {
        this.beginning = beginning;
        this.columns =
                IntStream.range(0, beginning.partitions())
                        .mapToObj(p -> new PartitionRecords())
                        .toList();
    }

    /** The cursor before the first record. */
    public Cursor beginning() {
        return beginning;
    }

    /** Adds the next record of a partition; without an update it is a removal. */
    public synchronized Entry add(
            int partition,
            long offset,
            long appendTime,
            String contractId,
            @Nullable ContractUpdate update,
            String id) {
        Entry before = latest.get(contractId);
        Entry entry = new Entry(partition, offset, appendTime, contractId, update, id, before);
        if (before != null) {
            before.followedBy(entry);
        }
        latest.put(contractId, entry);
        if (byId.put(id, entry) != null) {
            repeatedIds.add(id);
        }
        columns.get(partition).add(entry);
        notifyAll();
        return entry;
    }

    /** Notes that a partition was read up to that offset, transaction markers included. */
    public synchronized void readTo(int partition, long offset) {
        columns.get(partition).readTo(offset);
        notifyAll();
    }

    /** Whether all was read that the cursor covers. */
    public synchronized boolean covers(Cursor cursor) {
        return IntStream.range(0, columns.size())
                .allMatch(p -> columns.get(p).next() >= cursor.next(p));
    }

    /** Waits until all was read that the cursor covers; false when it was not in time. */
    public synchronized boolean await(Cursor cursor, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!covers(cursor)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** The record with that message id; null when none is read in time. */
    public synchronized @Nullable Entry byId(String id, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!byId.containsKey(id)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return null;
            }
            wait(left);
        }
        return byId.get(id);
    }

    /** Message ids that more than one record has. */
    public synchronized List<String> repeatedIds() {
        return List.copyOf(repeatedIds);
    }

    /** The records that {@code to} covers and {@code from} does not, by partition and offset. */
    public synchronized List<Entry> between(Cursor from, Cursor to) {
        List<Entry> found = new ArrayList<>();
        for (int p = 0; p < columns.size(); p++) {
            if (from.next(p) < to.next(p)) {
                found.addAll(columns.get(p).between(from.next(p), to.next(p)));
            }
        }
        return found;
    }

    /** The records that were read and that the cursor does not cover. */
    public synchronized List<Entry> after(Cursor from) {
        List<Entry> found = new ArrayList<>();
        for (int p = 0; p < columns.size(); p++) {
            found.addAll(columns.get(p).between(from.next(p), Long.MAX_VALUE));
        }
        return found;
    }

    /** The latest record of each contract that was read. */
    public synchronized List<Entry> latest() {
        return List.copyOf(latest.values());
    }

    /** The latest record of a contract that the cursor covers; null when it covers none. */
    public synchronized @Nullable Entry latestAsOf(String contractId, Cursor cursor) {
        Entry entry = latest.get(contractId);
        while (entry != null && !cursor.covers(entry.partition(), entry.offset())) {
            entry = entry.before();
        }
        return entry;
    }

    /** How many records were read. */
    public synchronized int size() {
        return byId.size() + repeatedIds.size();
    }
}
