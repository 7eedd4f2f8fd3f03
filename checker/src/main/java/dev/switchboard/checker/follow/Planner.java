package dev.switchboard.checker.follow;

import dev.switchboard.checker.subscription.Interest;
import dev.switchboard.checker.subscription.RequestedReplay;
import dev.switchboard.checker.subscription.RequestedSlowPolicy;
import dev.switchboard.checker.subscription.RequestedSubscription;
import dev.switchboard.model.contract.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Draws up subscribers, the same for the same seed. One thread. */
final class Planner {

    private static final int LONGEST_HISTORY = 300;
    private static final int LOWEST_RATE = 100;

    private static final List<SubscriberProtocol> PROTOCOLS = List.of(SubscriberProtocol.values());
    private static final List<Location> LOCATIONS = List.of(Location.values());

    private final Random random;
    private final List<String> contracts;

    Planner(long seed, List<String> contracts) {
        this.random = new Random(seed);
        this.contracts = contracts;
    }

    List<SubscriberPlan> subscribers(int count) {
        List<SubscriberPlan> plans = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SubscriberProtocol protocol = PROTOCOLS.get(i % PROTOCOLS.size());
            boolean several = protocol.isStomp() && random.nextInt(3) == 0;
            List<RequestedSubscription> subscriptions = new ArrayList<>();
            for (int s = several ? 2 + random.nextInt(2) : 1; s > 0; s--) {
                subscriptions.add(requested(protocol, several));
            }
            boolean troubled = random.nextInt(5) > 0;
            plans.add(
                    new SubscriberPlan(
                            protocol + "-" + i,
                            protocol,
                            subscriptions,
                            troubled,
                            random.nextLong()));
        }
        return plans;
    }

    private RequestedSubscription requested(SubscriberProtocol protocol, boolean oneOfSeveral) {
        Interest interest = protocol.isStomp() ? destination() : filter();
        int way = random.nextInt(100);
        RequestedSlowPolicy slow =
                way < 30
                        ? RequestedSlowPolicy.ALL
                        : way < 50 ? RequestedSlowPolicy.DISCONNECT : RequestedSlowPolicy.CONFLATE;
        if (oneOfSeveral && slow == RequestedSlowPolicy.DISCONNECT) {
            // the last word does not say which of the subscriptions it is for
            slow = RequestedSlowPolicy.CONFLATE;
        }
        int rate = way >= 85 ? LOWEST_RATE + random.nextInt(1000) : 0;
        int past = random.nextInt(10);
        RequestedReplay replay =
                past < 4
                        ? RequestedReplay.NONE
                        : past < 8 ? RequestedReplay.LATEST : RequestedReplay.HISTORY;
        if (protocol == SubscriberProtocol.CLIENT && replay == RequestedReplay.HISTORY) {
            // cut off in the middle it asks for the history again, which the verifier reports
            replay = RequestedReplay.LATEST;
        }
        return new RequestedSubscription(
                interest, replay, 1 + random.nextInt(LONGEST_HISTORY), slow, rate);
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
