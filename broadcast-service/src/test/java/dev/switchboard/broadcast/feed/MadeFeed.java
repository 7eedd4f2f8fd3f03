package dev.switchboard.broadcast.feed;

import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * A contract.history made by hand, as the keeper would have written it: a list for each partition,
 * read like Kafka's. Thread-safe.
 */
public final class MadeFeed implements ChangeLog<ContractChange> {

    public static final int PARTITIONS = 4;

    private final Cursor start = Cursor.start(Uuid.randomUuid(), PARTITIONS);
    private final List<List<ContractChange>> partitions = new ArrayList<>();
    private final long[] next = new long[PARTITIONS];
    private final long[] first = new long[PARTITIONS];
    private final Map<ContractId, ContractChange> latest = new HashMap<>();
    private final int stretch;
    private long time = System.currentTimeMillis() - 60_000;
    private int timeouts;
    private int reads;

    /**
     * @param stretch how many changes a reader gets at once
     */
    public MadeFeed(int stretch) {
        this.stretch = stretch;
        for (int p = 0; p < PARTITIONS; p++) {
            partitions.add(new ArrayList<>());
        }
    }

    /** The cursor before all changes. */
    public Cursor start() {
        return start;
    }

    /** The cursor that covers all changes. */
    public synchronized Cursor end() {
        Cursor end = start;
        for (ContractChange change : all()) {
            end = end.after(change.partition(), change.offset(), change.appendTime());
        }
        return end;
    }

    /** One of the locations, in turn. */
    public static Location location(int turn) {
        List<Location> all = List.of(Location.values());
        return all.get(Math.floorMod(turn, all.size()));
    }

    /** Where a contract's changes lie. */
    public static int partitionOf(String contract) {
        return Math.floorMod(contract.hashCode(), PARTITIONS);
    }

    public synchronized ContractChange update(String contract, Location location) {
        return append(new ContractId(contract), location);
    }

    public synchronized ContractChange remove(String contract) {
        return append(new ContractId(contract), null);
    }

    /** A test update: in no partition of the feed. */
    public synchronized ContractChange test(String contract, Location location) {
        return new ContractChange(
                ContractChange.Kind.TEST,
                new ContractId(contract),
                location,
                ContractStatus.ACTIVE,
                Instant.EPOCH,
                null,
                new MessageId(MessageId.TESTS, 0, time),
                0,
                0,
                ++time,
                -1);
    }

    private ContractChange append(ContractId id, @Nullable Location location) {
        ContractChange before = latest.get(id);
        Location was = before == null ? null : before.location();
        int partition = partitionOf(id.value());
        // a transaction's marker now and then
        long offset = next[partition] % 5 == 3 ? next[partition] + 1 : next[partition];
        ContractChange change =
                new ContractChange(
                        location == null
                                ? ContractChange.Kind.REMOVED
                                : ContractChange.Kind.UPDATED,
                        id,
                        location,
                        location == null ? null : ContractStatus.ACTIVE,
                        location == null ? null : Instant.ofEpochMilli(time),
                        was == null ? location : was,
                        new MessageId(MessageId.CONTRACTS, partition, offset),
                        partition,
                        offset,
                        ++time,
                        -1);
        next[partition] = offset + 1;
        partitions.get(partition).add(change);
        latest.put(id, change);
        return change;
    }

    /** All changes by append time. */
    public synchronized List<ContractChange> all() {
        return partitions.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(HistoryPosition::of))
                .toList();
    }

    /** The next so many calls time out. */
    public synchronized void timeOut(int calls) {
        timeouts = calls;
    }

    /** How often it was read. */
    public synchronized int reads() {
        return reads;
    }

    @Override
    public synchronized Stretch<ContractChange> read(Cursor from, Cursor until)
            throws TimeoutException {
        failIfAsked();
        reads++;
        List<ContractChange> found = new ArrayList<>();
        Cursor end = from;
        for (int p = 0; p < PARTITIONS; p++) {
            for (ContractChange change : partitions.get(p)) {
                boolean wanted =
                        !from.covers(p, change.offset()) && until.covers(p, change.offset());
                if (wanted && found.size() < stretch) {
                    found.add(change);
                    end = end.covering(p, change.offset());
                }
            }
        }
        return new Stretch<>(found, found.isEmpty() ? upTo(from, until) : end);
    }

    private static Cursor upTo(Cursor from, Cursor until) {
        Cursor end = from;
        for (int p = 0; p < PARTITIONS; p++) {
            if (until.next(p) > 0) {
                end = end.covering(p, until.next(p) - 1);
            }
        }
        return end;
    }

    @Override
    public synchronized boolean reaches(Cursor cursor) throws TimeoutException {
        failIfAsked();
        for (int p = 0; p < PARTITIONS; p++) {
            if (cursor.next(p) > next[p]) {
                return false;
            }
        }
        return true;
    }

    /** Deletes every change that a cursor covers, as Kafka does with old ones. */
    public synchronized void deleteUpTo(Cursor cursor) {
        for (int p = 0; p < PARTITIONS; p++) {
            first[p] = cursor.next(p);
        }
    }

    @Override
    public synchronized boolean hasAllAfter(Cursor cursor) throws TimeoutException {
        failIfAsked();
        for (int p = 0; p < PARTITIONS; p++) {
            if (cursor.next(p) < first[p]) {
                return false;
            }
        }
        return true;
    }

    private void failIfAsked() throws TimeoutException {
        if (timeouts > 0) {
            timeouts--;
            throw new TimeoutException("the feed was asked to time out");
        }
    }
}
