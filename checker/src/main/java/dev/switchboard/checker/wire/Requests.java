package dev.switchboard.checker.wire;

import dev.switchboard.checker.wish.Wish;
import dev.switchboard.client.follow.FollowRequest;
import dev.switchboard.client.follow.Start;
import dev.switchboard.client.follow.WhenSlow;
import dev.switchboard.model.contract.ContractId;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A wish as the Java client takes it. */
final class Requests {

    private Requests() {}

    static FollowRequest of(Wish wish, @Nullable String since) {
        return new FollowRequest(
                wish.interest().contracts().stream()
                        .map(ContractId::new)
                        .collect(Collectors.toSet()),
                wish.interest().locations(),
                since == null ? start(wish) : new Start.Since(since),
                switch (wish.slow()) {
                    case CONFLATE -> WhenSlow.CONFLATE;
                    case ALL -> WhenSlow.ALL;
                    case DISCONNECT -> WhenSlow.DISCONNECT;
                },
                wish.maxRate() == 0 ? OptionalInt.empty() : OptionalInt.of(wish.maxRate()));
    }

    private static Start start(Wish wish) {
        return switch (wish.replay()) {
            case NONE -> Start.LIVE;
            case LATEST -> Start.LATEST;
            case HISTORY -> new Start.History(wish.limit());
        };
    }
}
