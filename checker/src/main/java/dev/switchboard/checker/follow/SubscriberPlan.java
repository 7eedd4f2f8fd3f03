package dev.switchboard.checker.follow;

import dev.switchboard.checker.subscription.RequestedSubscription;
import java.util.List;

/**
 * Who a follower is; everything it decides by itself follows from its seed.
 *
 * @param subscriptions its subscriptions: one, or with STOMP several
 * @param troubled whether it stalls and is cut
 */
record SubscriberPlan(
        String name,
        SubscriberProtocol protocol,
        List<RequestedSubscription> subscriptions,
        boolean troubled,
        long seed) {
    SubscriberPlan {
        subscriptions = List.copyOf(subscriptions);
    }
}
