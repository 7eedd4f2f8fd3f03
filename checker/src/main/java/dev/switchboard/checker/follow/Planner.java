package dev.switchboard.checker.follow;

import dev.switchboard.checker.wish.Interest;
import dev.switchboard.checker.wish.Replay;
import dev.switchboard.checker.wish.Slow;
import dev.switchboard.checker.wish.Wish;
import dev.switchboard.model.contract.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Draws up followers, the same for the same seed. One thread. */
final class Planner {

    private static final int LONGEST_HISTORY = 300;
    private static final int LOWEST_RATE = 100;

    private static final List<Protocol> PROTOCOLS = List.of(Protocol.values());
    private static final List<Location> LOCATIONS = List.of(Location.values());

    private final Random random;
    private final List<String> contracts;

    Planner(long seed, List<String> contracts) {
        this.random = new Random(seed);
        this.contracts = contracts;
    }

    List<FollowerPlan> followers(int count) {
        List<FollowerPlan> plans = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Protocol protocol = PROTOCOLS.get(i % PROTOCOLS.size());
            boolean several = protocol.isStomp() && random.nextInt(3) == 0;
            List<Wish> wishes = new ArrayList<>();
            for (int s = several ? 2 + random.nextInt(2) : 1; s > 0; s--) {
                wishes.add(wish(protocol, several));
            }
            boolean troubled = random.nextInt(5) > 0;
            plans.add(
                    new FollowerPlan(
                            protocol + "-" + i, protocol, wishes, troubled, random.nextLong()));
        }
        return plans;
    }

    private Wish wish(Protocol protocol, boolean oneOfSeveral) {
        Interest interest = protocol.isStomp() ? destination() : filter();
        int way = random.nextInt(100);
        Slow slow = way < 30 ? Slow.ALL : way < 50 ? Slow.DISCONNECT : Slow.CONFLATE;
        if (oneOfSeveral && slow == Slow.DISCONNECT) {
            // the last word does not say which of the subscriptions it is for
            slow = Slow.CONFLATE;
        }
        int rate = way >= 85 ? LOWEST_RATE + random.nextInt(1000) : 0;
        int past = random.nextInt(10);
        Replay replay = past < 4 ? Replay.NONE : past < 8 ? Replay.LATEST : Replay.HISTORY;
        if (protocol == Protocol.CLIENT && replay == Replay.HISTORY) {
            // cut off in the middle it asks for the history again, which the ledger takes amiss
            replay = Replay.LATEST;
        }
        return new Wish(interest, replay, 1 + random.nextInt(LONGEST_HISTORY), slow, rate);
    }

    /** What a STOMP destination can name. */
    private Interest destination() {
        return switch (random.nextInt(4)) {
            case 0 -> new Interest(Set.of(contract()), Set.of());
            case 1 -> new Interest(Set.of(), Set.of(location()));
            default -> new Interest(Set.of(), Set.of());
        };
    }

    private Interest filter() {
        return switch (random.nextInt(7)) {
            case 0 -> new Interest(Set.of(contract()), Set.of());
            case 1 -> new Interest(some(), Set.of());
            case 2 -> new Interest(Set.of(), Set.of(location()));
            case 3 -> new Interest(Set.of(), Set.of(Location.MUMBAI, Location.CHENNAI));
            case 4 -> new Interest(some(), Set.of(location()));
            default -> new Interest(Set.of(), Set.of());
        };
    }

    private Set<String> some() {
        Set<String> some = new HashSet<>();
        for (int i = 2 + random.nextInt(8); i > 0; i--) {
            some.add(contract());
        }
        return some;
    }

    /** Those in front are spoken of most. */
    private String contract() {
        return contracts.get(random.nextInt(1 + random.nextInt(contracts.size())));
    }

    private Location location() {
        return LOCATIONS.get(random.nextInt(LOCATIONS.size()));
    }
}
