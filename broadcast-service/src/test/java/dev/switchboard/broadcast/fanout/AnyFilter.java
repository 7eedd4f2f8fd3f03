package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Filters at random, over the contracts {@code c-0} to {@code c-19}. */
final class AnyFilter {

    static final int CONTRACTS = 20;

    private AnyFilter() {}

    static Filter of(Random random) {
        Filter contracts = Ask.contracts("c-" + random.nextInt(CONTRACTS), "c-3").filter();
        Filter location = Ask.at(MadeFeed.location(random.nextInt(4))).filter();
        Filter both = new Filter(contracts.keys(), location.groups(), false);
        Filter all = new Filter(Set.of(), Set.of(), false);
        List<Filter> kinds = List.of(contracts, location, both, all);
        return kinds.get(random.nextInt(kinds.size()));
    }

    /** Has a random contract change at random. */
    static ContractChange change(MadeFeed feed, Random random) {
        String contract = "c-" + random.nextInt(CONTRACTS);
        if (random.nextInt(6) == 0) {
            return feed.remove(contract);
        }
        return feed.update(contract, MadeFeed.location(random.nextInt(4)));
    }
}
