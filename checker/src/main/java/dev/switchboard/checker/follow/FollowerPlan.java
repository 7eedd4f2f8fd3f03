package dev.switchboard.checker.follow;

import dev.switchboard.checker.wish.Wish;
import java.util.List;

/**
 * Who a follower is; everything it decides by itself follows from its seed.
 *
 * @param wishes its subscriptions: one, or with STOMP several
 * @param troubled whether it stalls and is cut
 */
record FollowerPlan(
        String name, Protocol protocol, List<Wish> wishes, boolean troubled, long seed) {
    FollowerPlan {
        wishes = List.copyOf(wishes);
    }
}
