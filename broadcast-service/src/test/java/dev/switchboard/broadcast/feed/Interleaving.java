package dev.switchboard.broadcast.feed;

import dev.switchboard.broadcast.history.ContractChange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The order in which one node might read a feed: each partition in order, mixed at random. */
public final class Interleaving {

    private Interleaving() {}

    /** All changes of a feed, in bursts of one partition as fetches bring them. */
    public static List<ContractChange> of(MadeFeed feed, Random random) {
        List<ArrayDeque<ContractChange>> partitions = new ArrayList<>();
        for (int p = 0; p < MadeFeed.PARTITIONS; p++) {
            int partition = p;
            partitions.add(
                    new ArrayDeque<>(
                            feed.all().stream()
                                    .filter(change -> change.partition() == partition)
                                    .toList()));
        }
        List<ContractChange> order = new ArrayList<>();
        while (partitions.stream().anyMatch(left -> !left.isEmpty())) {
            ArrayDeque<ContractChange> next = partitions.get(random.nextInt(partitions.size()));
            for (int burst = 1 + random.nextInt(8); burst > 0 && !next.isEmpty(); burst--) {
                order.add(next.remove());
            }
        }
        return order;
    }
}
