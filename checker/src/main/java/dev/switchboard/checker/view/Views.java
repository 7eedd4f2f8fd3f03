package dev.switchboard.checker.view;

import dev.switchboard.checker.truth.Entry;
import dev.switchboard.checker.truth.Truth;
import dev.switchboard.checker.verdict.Faults;
import dev.switchboard.model.feed.Cursor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Compares the view and the history of each node with the truth, when nothing changes any more. */
public final class Views {

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int NEWEST = 3000;

    private static final Comparator<Entry> OLDEST_FIRST =
            Comparator.comparingLong(Entry::appendTime)
                    .thenComparingInt(Entry::partition)
                    .thenComparingLong(Entry::offset);

    private final Truth truth;
    private final Faults faults;

    public Views(Truth truth, Faults faults) {
        this.truth = truth;
        this.faults = faults;
    }

    /**
     * Waits until a node answers what is true; notes what differs if it does not in time.
     *
     * @param start records that it does not cover must all be in the history
     */
    public void check(URI node, Cursor start, Duration patience) throws InterruptedException {
        try (Pages pages = new Pages()) {
            List<String> contracts =
                    truth.latest().stream()
                            .filter(entry -> !entry.isRemoval())
                            .sorted(Comparator.comparing(Entry::contractId))
                            .map(Entry::id)
                            .toList();
            await(
                    node + "/contracts",
                    contracts,
                    () -> pages.ids(node, "/contracts", "after", Integer.MAX_VALUE),
                    patience);
            List<String> history =
                    truth.after(start).stream()
                            .sorted(OLDEST_FIRST.reversed())
                            .limit(NEWEST)
                            .map(Entry::id)
                            .toList();
            await(
                    node + "/contracts/history",
                    history,
                    () -> pages.ids(node, "/contracts/history", "before", history.size()),
                    patience);
        }
    }

    private interface Query {
        List<String> ask() throws IOException, InterruptedException;
    }

    private void await(String who, List<String> expected, Query query, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        String difference = difference(expected, query);
        while (!difference.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(PAUSE);
            difference = difference(expected, query);
        }
        if (!difference.isEmpty()) {
            faults.add(who, difference);
        }
    }

    private static String difference(List<String> expected, Query query)
            throws InterruptedException {
        List<String> found;
        try {
            found = query.ask();
        } catch (IOException e) {
            return e.toString();
        }
        if (found.equals(expected)) {
            return "";
        }
        int i = 0;
        while (i < found.size() && i < expected.size() && found.get(i).equals(expected.get(i))) {
            i++;
        }
        return "%d items, expected %d; item %d is %s, expected %s"
                .formatted(found.size(), expected.size(), i, at(found, i), at(expected, i));
    }

    private static String at(List<String> ids, int index) {
        return index < ids.size() ? ids.get(index) : "none";
    }
}
